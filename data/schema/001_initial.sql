-- The database of Prongsai. The v_* views at the end are what its readers may rely on; the tables
-- behind them may change from version to version (each change is a new numbered file beside this one).
--
-- Every record (score, measure, budget, disclosure item, risk, finding) has one row in `record`, which
-- says where it was read. Record ids are therefore unique over all kinds, and a record without a source
-- cannot be stored. Deleting a document deletes everything that was read from it.
--
-- What a column may hold is written with OR: for IN with three values and more, SQLite 3.40 makes a table of the
-- values for each row that is inserted, which costs more than the row.

CREATE TABLE run (
  run_id            INTEGER PRIMARY KEY,
  started_at        TEXT NOT NULL,
  finished_at       TEXT,
  program_version   TEXT NOT NULL,
  extractor_version TEXT NOT NULL
) STRICT;

-- Unknown parts are empty, so that "unknown" is one row and not many.
CREATE TABLE organisation (
  organisation_id INTEGER PRIMARY KEY,
  name            TEXT NOT NULL,
  type            TEXT NOT NULL,
  subdistrict     TEXT NOT NULL,
  district        TEXT NOT NULL,
  province        TEXT NOT NULL,
  UNIQUE (name, type, subdistrict, district, province)
) STRICT;

-- A file at its path. The same bytes at two paths are two documents, each with its own records.
CREATE TABLE document (
  document_id        INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id             INTEGER NOT NULL REFERENCES run,
  location           TEXT NOT NULL UNIQUE,
  path               TEXT NOT NULL,
  sha256             TEXT CHECK (length(sha256) = 64),
  bytes              INTEGER NOT NULL,
  format             TEXT CHECK (format = 'pdf' OR format = 'docx' OR format = 'txt' OR format = 'image'),
  status             TEXT NOT NULL CHECK (status = 'ok' OR status = 'partial' OR status = 'failed'),
  document_kind      TEXT,
  organisation_id    INTEGER NOT NULL REFERENCES organisation,
  organisation_text  TEXT,
  organisation_page  INTEGER,
  organisation_box   TEXT,
  location_source    TEXT CHECK (location_source IN ('stated', 'inferred')),
  fiscal_year        INTEGER,
  fiscal_year_end    INTEGER,
  extracted_at       TEXT NOT NULL,
  extractor_version  TEXT NOT NULL
) STRICT;
CREATE INDEX document_by_sha256 ON document (sha256);
CREATE INDEX document_by_organisation ON document (organisation_id);
CREATE INDEX document_by_run ON document (run_id);

-- Why a document failed, or what went wrong in it while the rest lived on.
CREATE TABLE problem (
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  ordinal     INTEGER NOT NULL,
  code        TEXT NOT NULL,
  message     TEXT NOT NULL,
  stage       TEXT NOT NULL,
  page        INTEGER,
  PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

-- What once stood here: content that newer bytes or a newer reading replaced, and files that are gone.
CREATE TABLE history (
  history_id        INTEGER PRIMARY KEY,
  run_id            INTEGER NOT NULL REFERENCES run,
  location          TEXT NOT NULL,
  path              TEXT NOT NULL,
  sha256            TEXT,
  status            TEXT NOT NULL,
  extractor_version TEXT NOT NULL,
  extracted_at      TEXT NOT NULL,
  removed_at        TEXT NOT NULL,
  reason            TEXT NOT NULL CHECK (reason = 'changed' OR reason = 'read_again' OR reason = 'vanished')
) STRICT;
CREATE INDEX history_by_run ON history (run_id);

CREATE TABLE page (
  page_id        INTEGER PRIMARY KEY,
  document_id    INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  page           INTEGER,
  text           TEXT NOT NULL,
  text_source    TEXT NOT NULL CHECK (text_source = 'text' OR text_source = 'repaired' OR text_source = 'ocr'),
  ocr_confidence REAL,
  width_pt       REAL,
  height_pt      REAL
) STRICT;
CREATE INDEX page_by_document ON page (document_id, page);

-- A table of the document, joined over pages. Rows and columns count from 1.
CREATE TABLE grid (
  grid_id     INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  table_no    INTEGER NOT NULL,
  UNIQUE (document_id, table_no)
) STRICT;

CREATE TABLE grid_column (
  grid_id     INTEGER NOT NULL REFERENCES grid ON DELETE CASCADE,
  "column"    INTEGER NOT NULL,
  role        TEXT,
  fiscal_year INTEGER,
  PRIMARY KEY (grid_id, "column")
) STRICT, WITHOUT ROWID;

-- A table with row numbers: long texts in a tree of keys would take twice the time to write.
CREATE TABLE cell (
  grid_id     INTEGER NOT NULL REFERENCES grid ON DELETE CASCADE,
  "row"       INTEGER NOT NULL,
  "column"    INTEGER NOT NULL,
  row_span    INTEGER NOT NULL,
  column_span INTEGER NOT NULL,
  is_header   INTEGER NOT NULL CHECK (is_header IN (0, 1)),
  text        TEXT NOT NULL,
  text_source TEXT NOT NULL CHECK (text_source = 'text' OR text_source = 'repaired' OR text_source = 'ocr'),
  confidence  REAL NOT NULL,
  page        INTEGER,
  box         TEXT,
  more_boxes  TEXT,
  PRIMARY KEY (grid_id, "row", "column")
) STRICT;

-- Where a record was read: a row of a table, or a line of text (which is kept here).
CREATE TABLE record (
  record_id   INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  kind        TEXT NOT NULL CHECK (kind = 'score' OR kind = 'measure' OR kind = 'budget' OR kind = 'disclosure_item' OR kind = 'risk' OR kind = 'finding'),
  page        INTEGER,
  box         TEXT,
  more_boxes  TEXT,
  table_no    INTEGER,
  "row"       INTEGER,
  line        TEXT
) STRICT;
CREATE INDEX record_by_document ON record (document_id, kind);

CREATE TABLE score (
  score_id    INTEGER PRIMARY KEY REFERENCES record ON DELETE CASCADE,
  fiscal_year INTEGER,
  level       TEXT NOT NULL CHECK (level = 'overall' OR level = 'tool' OR level = 'indicator' OR level = 'sub_indicator' OR level = 'item'),
  code        TEXT NOT NULL,
  name        TEXT,
  value       REAL NOT NULL,
  rating      TEXT,
  tool        TEXT,
  role        TEXT NOT NULL CHECK (role IN ('result', 'target')),
  is_primary  INTEGER NOT NULL CHECK (is_primary IN (0, 1))
) STRICT;

CREATE TABLE measure (
  measure_id       INTEGER PRIMARY KEY REFERENCES record ON DELETE CASCADE,
  fiscal_year      INTEGER,
  section          TEXT,
  number           TEXT,
  title            TEXT NOT NULL,
  method           TEXT,
  topic            TEXT,
  output           TEXT,
  outcome          TEXT,
  period_text      TEXT,
  period_start     TEXT CHECK (period_start IS date(period_start)),
  period_end       TEXT CHECK (period_end IS date(period_end)),
  status           TEXT CHECK (status = 'completed' OR status = 'in_progress' OR status = 'not_started' OR status = 'cancelled'),
  progress_percent REAL,
  indicator        TEXT,
  duplicate_of     INTEGER REFERENCES measure ON DELETE SET NULL
) STRICT;
CREATE INDEX measure_by_duplicate_of ON measure (duplicate_of) WHERE duplicate_of IS NOT NULL;

CREATE TABLE budget (
  budget_id   INTEGER PRIMARY KEY REFERENCES record ON DELETE CASCADE,
  measure_id  INTEGER NOT NULL REFERENCES measure ON DELETE CASCADE,
  fiscal_year INTEGER,
  amount_baht INTEGER NOT NULL
) STRICT;
CREATE INDEX budget_by_measure ON budget (measure_id);

CREATE TABLE unit (
  unit_id INTEGER PRIMARY KEY,
  name    TEXT NOT NULL,
  kind    TEXT NOT NULL CHECK (kind = 'office' OR kind = 'division' OR kind = 'section' OR kind = 'position' OR kind = 'committee' OR kind = 'organisation' OR kind = 'all_units'),
  UNIQUE (name, kind)
) STRICT;

CREATE TABLE measure_unit (
  measure_id INTEGER NOT NULL REFERENCES measure ON DELETE CASCADE,
  ordinal    INTEGER NOT NULL,
  unit_id    INTEGER NOT NULL REFERENCES unit,
  text       TEXT,
  PRIMARY KEY (measure_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX measure_unit_by_unit ON measure_unit (unit_id);

CREATE TABLE disclosure_item (
  item_id     INTEGER PRIMARY KEY REFERENCES record ON DELETE CASCADE,
  code        TEXT NOT NULL,
  name        TEXT,
  requirement TEXT,
  status      TEXT CHECK (status = 'completed' OR status = 'in_progress' OR status = 'not_started' OR status = 'cancelled'),
  detail      TEXT
) STRICT;

CREATE TABLE disclosure_unit (
  item_id INTEGER NOT NULL REFERENCES disclosure_item ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  unit_id INTEGER NOT NULL REFERENCES unit,
  text    TEXT,
  PRIMARY KEY (item_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX disclosure_unit_by_unit ON disclosure_unit (unit_id);

CREATE TABLE risk (
  risk_id  INTEGER PRIMARY KEY REFERENCES record ON DELETE CASCADE,
  activity TEXT,
  issue    TEXT,
  level    TEXT,
  control  TEXT
) STRICT;

-- `about` is the record that does not add up; null where it is the document as a whole.
CREATE TABLE finding (
  finding_id INTEGER PRIMARY KEY REFERENCES record ON DELETE CASCADE,
  severity   TEXT NOT NULL CHECK (severity = 'error' OR severity = 'warning' OR severity = 'info'),
  code       TEXT NOT NULL,
  message_th TEXT NOT NULL,
  message_en TEXT NOT NULL,
  about      INTEGER REFERENCES record ON DELETE CASCADE
) STRICT;
CREATE INDEX finding_by_about ON finding (about) WHERE about IS NOT NULL;

-- Full-text search. Trigrams, because no word splitter of SQLite knows Thai; over folded text (sara am
-- composed, Thai digits as ASCII, lower case), because readers type both. Fold what you look for too.
-- A hit needs three characters; shorter ones need LIKE.

CREATE VIEW page_folded AS
SELECT page_id,
       lower(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
         text, 'ํา', 'ำ'), '๐', '0'), '๑', '1'), '๒', '2'), '๓', '3'), '๔', '4'), '๕', '5'), '๖', '6'), '๗', '7'), '๘', '8'), '๙', '9')) AS text
FROM page;

CREATE VIEW measure_folded AS
SELECT measure_id,
       lower(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
         text, 'ํา', 'ำ'), '๐', '0'), '๑', '1'), '๒', '2'), '๓', '3'), '๔', '4'), '๕', '5'), '๖', '6'), '๗', '7'), '๘', '8'), '๙', '9')) AS text
FROM (SELECT measure_id, title || coalesce(char(10) || section, '') || coalesce(char(10) || topic, '') || coalesce(char(10) || method, '') ||
                         coalesce(char(10) || output, '') || coalesce(char(10) || outcome, '') AS text
      FROM measure);

CREATE VIRTUAL TABLE page_search USING fts5 (text, content = 'page_folded', content_rowid = 'page_id', tokenize = 'trigram');
CREATE VIRTUAL TABLE measure_search USING fts5 (text, content = 'measure_folded', content_rowid = 'measure_id', tokenize = 'trigram');

CREATE TRIGGER page_index AFTER INSERT ON page BEGIN
  INSERT INTO page_search (rowid, text) SELECT page_id, text FROM page_folded WHERE page_id = new.page_id;
END;
CREATE TRIGGER page_unindex BEFORE DELETE ON page BEGIN
  INSERT INTO page_search (page_search, rowid, text) SELECT 'delete', page_id, text FROM page_folded WHERE page_id = old.page_id;
END;
CREATE TRIGGER measure_index AFTER INSERT ON measure BEGIN
  INSERT INTO measure_search (rowid, text) SELECT measure_id, text FROM measure_folded WHERE measure_id = new.measure_id;
END;
CREATE TRIGGER measure_unindex BEFORE DELETE ON measure BEGIN
  INSERT INTO measure_search (measure_search, rowid, text) SELECT 'delete', measure_id, text FROM measure_folded WHERE measure_id = old.measure_id;
END;

-- What the views below have in common.

CREATE VIEW document_common AS
SELECT d.document_id, d.path, nullif(o.name, '') AS organisation, nullif(o.province, '') AS province, d.fiscal_year
FROM document d JOIN organisation o USING (organisation_id);

CREATE VIEW record_common AS
SELECT c.*, r.page, r.box, r.record_id
FROM record r JOIN document_common c USING (document_id);

-- The views.

CREATE VIEW v_documents AS
SELECT c.document_id, c.path, c.organisation, c.province, c.fiscal_year, d.organisation_page AS page, d.organisation_box AS box,
       d.sha256, d.format,
       (SELECT nullif(count(p.page), 0) FROM page p WHERE p.document_id = d.document_id) AS pages,
       d.bytes, d.status,
       (SELECT group_concat(code || iif(message = '', '', ': ' || message) || iif(page IS NULL, '', ' (page ' || page || ')'), char(10))
        FROM (SELECT * FROM problem x WHERE x.document_id = d.document_id ORDER BY x.ordinal)) AS error,
       d.document_kind, nullif(o.type, '') AS organisation_type, nullif(o.subdistrict, '') AS subdistrict, nullif(o.district, '') AS district,
       d.location_source, d.fiscal_year_end,
       (SELECT CASE WHEN count(*) = 0 THEN NULL
                    WHEN sum(p.text_source = 'ocr') = 0 THEN 'text'
                    WHEN sum(p.text_source = 'ocr') = count(*) THEN 'ocr'
                    ELSE 'mixed' END
        FROM page p WHERE p.document_id = d.document_id) AS text_source,
       (SELECT avg(p.ocr_confidence) FROM page p WHERE p.document_id = d.document_id) AS ocr_confidence,
       d.extracted_at, d.extractor_version
FROM document d JOIN document_common c USING (document_id) JOIN organisation o USING (organisation_id);

CREATE VIEW v_pages AS
SELECT c.document_id, c.path, c.organisation, c.province, c.fiscal_year, p.page,
       iif(p.width_pt IS NULL, NULL, printf('0.0,0.0,%.1f,%.1f', p.width_pt, p.height_pt)) AS box,
       p.text, p.text_source, p.ocr_confidence, p.width_pt, p.height_pt
FROM page p JOIN document_common c USING (document_id);

CREATE VIEW v_cells AS
SELECT c.document_id, c.path, c.organisation, c.province, c.fiscal_year, x.page, x.box,
       g.table_no, x."row", x."column", x.row_span, x.column_span, x.is_header, k.role, x.text, x.text_source, x.confidence, x.more_boxes
FROM cell x JOIN grid g USING (grid_id) JOIN document_common c USING (document_id)
LEFT JOIN grid_column k ON k.grid_id = x.grid_id AND k."column" = x."column";

CREATE VIEW v_scores AS
SELECT c.document_id, c.path, c.organisation, c.province, coalesce(s.fiscal_year, c.fiscal_year) AS fiscal_year, c.page, c.box,
       s.score_id, s.level, s.code, s.name, s.value, s.rating, s.role, s.is_primary
FROM score s JOIN record_common c ON c.record_id = s.score_id;

CREATE VIEW v_measures AS
SELECT c.document_id, c.path, c.organisation, c.province, coalesce(m.fiscal_year, c.fiscal_year) AS fiscal_year, c.page, c.box,
       m.measure_id, m.section, m.number, m.title, m.method, m.topic, m.output, m.outcome, m.period_text, m.period_start, m.period_end,
       m.status, m.progress_percent, m.indicator, m.duplicate_of
FROM measure m JOIN record_common c ON c.record_id = m.measure_id;

CREATE VIEW v_measure_units AS
SELECT c.document_id, c.path, c.organisation, c.province, coalesce(m.fiscal_year, c.fiscal_year) AS fiscal_year, c.page, c.box,
       x.measure_id, u.name AS unit, u.kind AS unit_kind, x.text AS unit_text
FROM measure_unit x JOIN unit u USING (unit_id) JOIN measure m USING (measure_id) JOIN record_common c ON c.record_id = x.measure_id;

CREATE VIEW v_budgets AS
SELECT c.document_id, c.path, c.organisation, c.province, coalesce(b.fiscal_year, m.fiscal_year, c.fiscal_year) AS fiscal_year, c.page, c.box,
       b.measure_id, m.number, m.title, b.amount_baht
FROM budget b JOIN measure m USING (measure_id) JOIN record_common c ON c.record_id = b.budget_id;

CREATE VIEW v_disclosure_items AS
SELECT c.document_id, c.path, c.organisation, c.province, c.fiscal_year, c.page, c.box,
       i.item_id, i.code, i.name, i.requirement, i.status, i.detail
FROM disclosure_item i JOIN record_common c ON c.record_id = i.item_id;

CREATE VIEW v_disclosure_units AS
SELECT c.document_id, c.path, c.organisation, c.province, c.fiscal_year, c.page, c.box,
       x.item_id, u.name AS unit, u.kind AS unit_kind, x.text AS unit_text
FROM disclosure_unit x JOIN unit u USING (unit_id) JOIN record_common c ON c.record_id = x.item_id;

CREATE VIEW v_risks AS
SELECT c.document_id, c.path, c.organisation, c.province, c.fiscal_year, c.page, c.box,
       k.risk_id, k.activity, k.issue, k.level, k.control
FROM risk k JOIN record_common c ON c.record_id = k.risk_id;

CREATE VIEW v_findings AS
SELECT c.document_id, c.path, c.organisation, c.province, c.fiscal_year, c.page, c.box,
       f.finding_id, f.severity, f.code, f.message_th || ' / ' || f.message_en AS message,
       coalesce(a.kind, 'document') AS record_kind, coalesce(f.about, c.document_id) AS record_id, f.message_th, f.message_en
FROM finding f JOIN record_common c ON c.record_id = f.finding_id
LEFT JOIN record a ON a.record_id = f.about;

-- Where several documents of an organisation state a score for the same year, the document that states the
-- most scores of that year is believed, then the one whose own year it is, then the first.
CREATE VIEW v_organisation_scores AS
WITH mention AS (
  SELECT d.organisation_id, d.document_id, coalesce(s.fiscal_year, d.fiscal_year) AS fiscal_year, r.page, r.box, s.score_id, s.level, s.code,
         s.value, s.rating, d.fiscal_year IS coalesce(s.fiscal_year, d.fiscal_year) AS own_year,
         count(*) OVER (PARTITION BY d.document_id, coalesce(s.fiscal_year, d.fiscal_year)) AS breadth
  FROM score s JOIN record r ON r.record_id = s.score_id JOIN document d USING (document_id)
  WHERE s.is_primary AND s.role = 'result' AND s.level IN ('overall', 'tool', 'indicator')
), believed AS (
  SELECT *, row_number() OVER (PARTITION BY organisation_id, fiscal_year, level, code ORDER BY breadth DESC, own_year DESC, document_id, score_id) AS choice,
         row_number() OVER (PARTITION BY organisation_id, fiscal_year ORDER BY level = 'overall' DESC, breadth DESC, own_year DESC, document_id, score_id) AS lead
  FROM mention WHERE fiscal_year IS NOT NULL
), organisation_year AS (
  SELECT organisation_id, fiscal_year,
         max(document_id) FILTER (WHERE lead = 1) AS document_id, max(page) FILTER (WHERE lead = 1) AS page, max(box) FILTER (WHERE lead = 1) AS box,
         max(value) FILTER (WHERE level = 'overall') AS overall, max(rating) FILTER (WHERE level = 'overall') AS rating,
         max(value) FILTER (WHERE code = 'IIT') AS iit, max(value) FILTER (WHERE code = 'EIT') AS eit, max(value) FILTER (WHERE code = 'OIT') AS oit,
         max(value) FILTER (WHERE code = '1') AS i1, max(value) FILTER (WHERE code = '2') AS i2, max(value) FILTER (WHERE code = '3') AS i3,
         max(value) FILTER (WHERE code = '4') AS i4, max(value) FILTER (WHERE code = '5') AS i5, max(value) FILTER (WHERE code = '6') AS i6,
         max(value) FILTER (WHERE code = '7') AS i7, max(value) FILTER (WHERE code = '8') AS i8, max(value) FILTER (WHERE code = '9') AS i9,
         max(value) FILTER (WHERE code = '10') AS i10
  FROM believed WHERE choice = 1 GROUP BY organisation_id, fiscal_year
)
SELECT y.document_id, d.path, o.name AS organisation, nullif(o.province, '') AS province, y.fiscal_year, y.page, y.box,
       y.overall, y.rating, y.iit, y.eit, y.oit, y.i1, y.i2, y.i3, y.i4, y.i5, y.i6, y.i7, y.i8, y.i9, y.i10,
       iif(y.overall IS NULL OR o.province = '', NULL, rank() OVER (PARTITION BY y.fiscal_year, o.province ORDER BY y.overall DESC NULLS LAST)) AS rank_in_province,
       iif(y.overall IS NULL, NULL, rank() OVER (PARTITION BY y.fiscal_year ORDER BY y.overall DESC NULLS LAST)) AS rank_overall
FROM organisation_year y JOIN organisation o USING (organisation_id) JOIN document d USING (document_id)
WHERE o.name <> '';

-- The data dictionary.

CREATE TABLE dictionary (
  ordinal  INTEGER PRIMARY KEY,
  "view"   TEXT NOT NULL,
  "column" TEXT NOT NULL,
  meaning  TEXT NOT NULL,
  unit     TEXT,
  UNIQUE ("view", "column")
) STRICT;

CREATE VIEW v_dictionary AS SELECT "view", "column", meaning, unit FROM dictionary ORDER BY ordinal;

INSERT INTO dictionary ("view", "column", meaning, unit)
SELECT v.column1, c.column1, c.column2, c.column3
FROM (VALUES ('v_documents'), ('v_pages'), ('v_cells'), ('v_scores'), ('v_measures'), ('v_measure_units'), ('v_budgets'), ('v_disclosure_items'),
             ('v_disclosure_units'), ('v_risks'), ('v_findings'), ('v_organisation_scores')) v
CROSS JOIN
     (VALUES ('document_id', 'The document (a file at a path) that the row was read from', NULL),
             ('path', 'The file, as found under the folder that was ingested; bytes that are no UTF-8 as \xNN', NULL),
             ('organisation', 'Full name of the agency that the report is about', NULL),
             ('province', 'Province of the agency', NULL),
             ('fiscal_year', 'Fiscal year (1 October to 30 September); in record views the year of the record', 'Buddhist Era'),
             ('page', 'Page that the row was read from, counted from 1; null where the format has no pages', 'page'),
             ('box', 'Rectangle on that page: x0,y0,x1,y1 from the top left corner; null where unknown', 'pt')) c;

INSERT INTO dictionary ("view", "column", meaning, unit) VALUES
  ('v_documents', 'sha256', 'SHA-256 of the bytes; null where the file could not be read', NULL),
  ('v_documents', 'format', 'pdf, docx, txt or image; null where nothing was recognised', NULL),
  ('v_documents', 'pages', 'Number of pages; null where the format has none', 'pages'),
  ('v_documents', 'bytes', 'Size of the file', 'bytes'),
  ('v_documents', 'status', 'ok; partial: something went wrong while the rest was read; failed: nothing was read', NULL),
  ('v_documents', 'error', 'Why it failed or what was lost, one problem a line', NULL),
  ('v_documents', 'document_kind', 'Kind of report', NULL),
  ('v_documents', 'organisation_type', 'Type of the agency, e.g. อบต. or เทศบาลตำบล', NULL),
  ('v_documents', 'subdistrict', 'Subdistrict (ตำบล) of the agency', NULL),
  ('v_documents', 'district', 'District (อำเภอ) of the agency', NULL),
  ('v_documents', 'location_source', 'stated in the document, or inferred from the gazetteer', NULL),
  ('v_documents', 'fiscal_year_end', 'Last fiscal year of a plan over several years', 'Buddhist Era'),
  ('v_documents', 'text_source', 'text: from the file''s own text; ocr: read from pictures; mixed', NULL),
  ('v_documents', 'ocr_confidence', 'Mean confidence of the pages read from pictures', '0 to 1'),
  ('v_documents', 'extracted_at', 'When it was read', 'UTC, ISO 8601'),
  ('v_documents', 'extractor_version', 'Version of the rules that read it', NULL),

  ('v_pages', 'text', 'Text of the page in reading order, repaired', NULL),
  ('v_pages', 'text_source', 'text: as it was; repaired: mended on the way in; ocr: read from a picture', NULL),
  ('v_pages', 'ocr_confidence', 'Confidence where it was read from a picture', '0 to 1'),
  ('v_pages', 'width_pt', 'Width of the page as shown', 'pt'),
  ('v_pages', 'height_pt', 'Height of the page as shown', 'pt'),

  ('v_cells', 'table_no', 'The table, counted from 1 in the document after joining over pages', NULL),
  ('v_cells', 'row', 'First row of the cell, counted from 1', NULL),
  ('v_cells', 'column', 'First column of the cell, counted from 1', NULL),
  ('v_cells', 'row_span', 'Rows the cell covers', 'rows'),
  ('v_cells', 'column_span', 'Columns the cell covers', 'columns'),
  ('v_cells', 'is_header', '1 for a heading', NULL),
  ('v_cells', 'role', 'What the column holds (title, units, period, …); null where unknown', NULL),
  ('v_cells', 'text', 'Text of the cell; its paragraphs are lines', NULL),
  ('v_cells', 'text_source', 'text: as it was; repaired: mended on the way in; ocr: read from a picture', NULL),
  ('v_cells', 'confidence', 'How sure the text is', '0 to 1'),
  ('v_cells', 'more_boxes', 'Where a page break cuts the cell: JSON array of {page, box} beyond the first', NULL),

  ('v_scores', 'score_id', 'The score; findings refer to it', NULL),
  ('v_scores', 'level', 'overall, tool, indicator, sub_indicator or item', NULL),
  ('v_scores', 'code', 'overall; IIT, EIT, OIT; 1 to 10; 9.1; e4, o12', NULL),
  ('v_scores', 'name', 'Name as the report gives it', NULL),
  ('v_scores', 'value', 'The score', '0 to 100'),
  ('v_scores', 'rating', 'Rating as the report gives it', NULL),
  ('v_scores', 'role', 'result of an assessment, or target for one', NULL),
  ('v_scores', 'is_primary', '1 for the one value the document stands by; other mentions have 0', NULL),

  ('v_measures', 'measure_id', 'The measure', NULL),
  ('v_measures', 'section', 'Heading it stands under', NULL),
  ('v_measures', 'number', 'Its number as the report gives it', NULL),
  ('v_measures', 'title', 'The measure, project or activity', NULL),
  ('v_measures', 'method', 'How it is carried out', NULL),
  ('v_measures', 'topic', 'Topic, indicator or dimension it belongs to', NULL),
  ('v_measures', 'output', 'What was done', NULL),
  ('v_measures', 'outcome', 'What came of it', NULL),
  ('v_measures', 'period_text', 'Period as written', NULL),
  ('v_measures', 'period_start', 'First day', 'ISO date, Gregorian'),
  ('v_measures', 'period_end', 'Last day', 'ISO date, Gregorian'),
  ('v_measures', 'status', 'completed, in_progress, not_started or cancelled; null where not stated', NULL),
  ('v_measures', 'progress_percent', 'Progress where stated', 'percent'),
  ('v_measures', 'indicator', 'ITA indicator 1 to 10 where stated', NULL),
  ('v_measures', 'duplicate_of', 'Another measure_id of the same document that says the same', NULL),

  ('v_measure_units', 'measure_id', 'The measure', NULL),
  ('v_measure_units', 'unit', 'Responsible unit, canonical name', NULL),
  ('v_measure_units', 'unit_kind', 'office, division, section, position, committee, organisation or all_units', NULL),
  ('v_measure_units', 'unit_text', 'Unit as written', NULL),

  ('v_budgets', 'measure_id', 'The measure', NULL),
  ('v_budgets', 'number', 'Number of the measure', NULL),
  ('v_budgets', 'title', 'Title of the measure', NULL),
  ('v_budgets', 'amount_baht', 'Amount; 0 where the report says no budget', 'baht'),

  ('v_disclosure_items', 'item_id', 'The item of the checklist', NULL),
  ('v_disclosure_items', 'code', 'OIT code, O1 and on', NULL),
  ('v_disclosure_items', 'name', 'Name of the item', NULL),
  ('v_disclosure_items', 'requirement', 'What must be published', NULL),
  ('v_disclosure_items', 'status', 'completed or not_started; null where not stated', NULL),
  ('v_disclosure_items', 'detail', 'What the report says about it', NULL),

  ('v_disclosure_units', 'item_id', 'The item of the checklist', NULL),
  ('v_disclosure_units', 'unit', 'Responsible unit, canonical name', NULL),
  ('v_disclosure_units', 'unit_kind', 'office, division, section, position, committee, organisation or all_units', NULL),
  ('v_disclosure_units', 'unit_text', 'Unit as written', NULL),

  ('v_risks', 'risk_id', 'The risk; findings refer to it', NULL),
  ('v_risks', 'activity', 'Work in which the risk lies', NULL),
  ('v_risks', 'issue', 'The corruption risk', NULL),
  ('v_risks', 'level', 'Level of the risk as written', NULL),
  ('v_risks', 'control', 'Measures of control', NULL),

  ('v_findings', 'finding_id', 'The finding', NULL),
  ('v_findings', 'severity', 'error, warning or info', NULL),
  ('v_findings', 'code', 'What kind of finding, e.g. score.weighted_mismatch', NULL),
  ('v_findings', 'message', 'Explanation in Thai and English', NULL),
  ('v_findings', 'record_kind', 'document, score, measure, disclosure_item or risk', NULL),
  ('v_findings', 'record_id', 'Id of that record: document_id, score_id, measure_id, item_id or risk_id', NULL),
  ('v_findings', 'message_th', 'Explanation in Thai', NULL),
  ('v_findings', 'message_en', 'Explanation in English', NULL),

  ('v_organisation_scores', 'overall', 'Overall ITA score of the year', '0 to 100'),
  ('v_organisation_scores', 'rating', 'Rating as the report gives it', NULL),
  ('v_organisation_scores', 'iit', 'Score of the staff survey (IIT)', '0 to 100'),
  ('v_organisation_scores', 'eit', 'Score of the public survey (EIT)', '0 to 100'),
  ('v_organisation_scores', 'oit', 'Score of the disclosure check (OIT)', '0 to 100'),
  ('v_organisation_scores', 'i1', 'Indicator 1', '0 to 100'),
  ('v_organisation_scores', 'i2', 'Indicator 2', '0 to 100'),
  ('v_organisation_scores', 'i3', 'Indicator 3', '0 to 100'),
  ('v_organisation_scores', 'i4', 'Indicator 4', '0 to 100'),
  ('v_organisation_scores', 'i5', 'Indicator 5', '0 to 100'),
  ('v_organisation_scores', 'i6', 'Indicator 6', '0 to 100'),
  ('v_organisation_scores', 'i7', 'Indicator 7', '0 to 100'),
  ('v_organisation_scores', 'i8', 'Indicator 8', '0 to 100'),
  ('v_organisation_scores', 'i9', 'Indicator 9', '0 to 100'),
  ('v_organisation_scores', 'i10', 'Indicator 10', '0 to 100'),
  ('v_organisation_scores', 'rank_in_province', 'Rank by overall score in the province and year, 1 is best', NULL),
  ('v_organisation_scores', 'rank_overall', 'Rank by overall score over all organisations of the year, 1 is best', NULL),

  ('v_dictionary', 'view', 'A view of this database', NULL),
  ('v_dictionary', 'column', 'A column of that view', NULL),
  ('v_dictionary', 'meaning', 'What it holds', NULL),
  ('v_dictionary', 'unit', 'Unit or range of its values', NULL);
