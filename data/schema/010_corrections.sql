-- Corrections by people, which outlive what they correct: a document that is read again gets new rows with new numbers, and its
-- corrections are found in them by `anchor`, what the record said when it was read (see pipeline/store/corrections.h). The tables of records hold
-- the corrected values, so that every view shows them; what was read stands here.
--
-- open: the document or the record is gone, or its value is read otherwise now; never applied blindly. unneeded: the document is now read
-- as it was corrected. replaced: there is a newer correction of the same value.

CREATE TABLE correction (
  correction_id INTEGER PRIMARY KEY AUTOINCREMENT,
  location      TEXT NOT NULL,
  path          TEXT NOT NULL,  -- this and sha256 as they were at that time, for information
  sha256        TEXT,
  record_kind   TEXT NOT NULL CHECK (record_kind = 'document' OR record_kind = 'score' OR record_kind = 'measure' OR record_kind = 'budget' OR
                                     record_kind = 'disclosure_item' OR record_kind = 'risk' OR record_kind = 'finding'),
  anchor        TEXT NOT NULL,
  "column"      TEXT NOT NULL,
  read_value    TEXT,
  value         TEXT,
  corrected_by  TEXT,
  corrected_at  TEXT NOT NULL,
  note          TEXT,
  state         TEXT NOT NULL CHECK (state = 'applied' OR state = 'open' OR state = 'unneeded' OR state = 'replaced' OR state = 'withdrawn'),
  reason        TEXT CHECK (reason = 'document_gone' OR reason = 'record_gone' OR reason = 'read_otherwise'),  -- why it is open
  record_id     INTEGER  -- the record that it is applied to; null for a document
) STRICT;
CREATE INDEX correction_by_location ON correction (location);
CREATE INDEX correction_by_record ON correction (record_id) WHERE record_id IS NOT NULL;

-- Whatever takes a record or a document away opens its corrections; whoever writes it again applies them anew.
CREATE TRIGGER corrected_record_went AFTER DELETE ON record WHEN EXISTS (SELECT 1 FROM correction WHERE record_id = old.record_id) BEGIN
  UPDATE correction SET state = 'open', reason = 'record_gone', record_id = NULL WHERE record_id = old.record_id;
END;
CREATE TRIGGER corrected_document_went AFTER DELETE ON document WHEN EXISTS (SELECT 1 FROM correction WHERE location = old.location) BEGIN
  UPDATE correction SET state = 'open', reason = 'document_gone', record_id = NULL
  WHERE location = old.location AND state IN ('applied', 'open', 'unneeded');
END;

-- The search knows the text that a measure had. Whoever changes it brings the new one in.
CREATE TRIGGER measure_text_changed BEFORE UPDATE OF title, section, topic, method, output, outcome ON measure
WHEN EXISTS (SELECT 1 FROM measure_search_docsize WHERE id = old.measure_id) BEGIN
  INSERT INTO measure_search (measure_search, rowid, text) SELECT 'delete', measure_id, text FROM measure_folded WHERE measure_id = old.measure_id;
END;

CREATE VIEW v_corrections AS
SELECT d.document_id, coalesce(d.path, x.path) AS path, nullif(o.name, '') AS organisation, nullif(o.province, '') AS province, d.fiscal_year,
       iif(x.record_kind = 'document', d.organisation_page, r.page) AS page, iif(x.record_kind = 'document', d.organisation_box, r.box) AS box,
       x.correction_id, x.record_kind, x.record_id, x."column", x.read_value, x.value, x.corrected_by, x.corrected_at, x.note, x.state, x.reason, x.sha256
FROM correction x LEFT JOIN document d ON d.location = x.location LEFT JOIN organisation o USING (organisation_id)
LEFT JOIN record r ON r.record_id = x.record_id;

-- v_findings says what a person found of it, as its last column; v_budgets which amount a row is.
DROP VIEW v_findings;

CREATE VIEW v_findings AS
SELECT c.document_id, c.path, c.organisation, c.province, c.fiscal_year, c.page, c.box,
       f.finding_id, f.severity, f.code, f.message_th || ' / ' || f.message_en AS message,
       coalesce(a.kind, 'document') AS record_kind, coalesce(f.about, c.document_id) AS record_id, f.message_th, f.message_en,
       r.table_no, r."row",
       coalesce((SELECT x.value FROM correction x WHERE x.record_id = f.finding_id AND x.state = 'applied'), 'open') AS state
FROM finding f JOIN record_common c ON c.record_id = f.finding_id JOIN record r ON r.record_id = f.finding_id
LEFT JOIN record a ON a.record_id = f.about;

DROP VIEW v_budgets;

CREATE VIEW v_budgets AS
SELECT c.document_id, c.path, c.organisation, c.province, coalesce(b.fiscal_year, m.fiscal_year, c.fiscal_year) AS fiscal_year, c.page, c.box,
       b.measure_id, m.number, m.title, b.amount_baht, b.budget_id
FROM budget b JOIN measure m USING (measure_id) JOIN record_common c ON c.record_id = b.budget_id;

INSERT INTO dictionary ("view", "column", meaning, unit) VALUES
  ('v_findings', 'state', 'open; confirmed or dismissed by a person, see v_corrections', NULL),
  ('v_budgets', 'budget_id', 'The amount', NULL),

  ('v_corrections', 'document_id', 'The document that was corrected; null where it is gone', NULL),
  ('v_corrections', 'path', 'The file, as found under the folder that was ingested; bytes that are no UTF-8 as \xNN', NULL),
  ('v_corrections', 'organisation', 'Full name of the agency that the report is about', NULL),
  ('v_corrections', 'province', 'Province of the agency', NULL),
  ('v_corrections', 'fiscal_year', 'Fiscal year that the report is about', 'Buddhist Era'),
  ('v_corrections', 'page', 'Page that the row was read from, counted from 1; null where the format has no pages', 'page'),
  ('v_corrections', 'box', 'Rectangle on that page: x0,y0,x1,y1 from the top left corner; null where unknown', 'pt'),
  ('v_corrections', 'correction_id', 'The correction', NULL),
  ('v_corrections', 'record_kind', 'document, score, measure, budget, disclosure_item, risk, or finding: somebody has looked at it', NULL),
  ('v_corrections', 'record_id', 'Id of the record that it is applied to; null for a document, and where it is not applied', NULL),
  ('v_corrections', 'column', 'The column that was corrected', NULL),
  ('v_corrections', 'read_value', 'The value as it was read', NULL),
  ('v_corrections', 'value', 'The value as corrected; null where the report says none', NULL),
  ('v_corrections', 'corrected_by', 'Who corrected it', NULL),
  ('v_corrections', 'corrected_at', 'When', 'UTC, ISO 8601'),
  ('v_corrections', 'note', 'Why', NULL),
  ('v_corrections', 'state', 'applied; open: to be looked at, see reason; unneeded: now read as corrected; replaced by a newer one; withdrawn', NULL),
  ('v_corrections', 'reason', 'Why it is open: document_gone; record_gone: nothing is read there any more as it was; read_otherwise: another value is read now', NULL),
  ('v_corrections', 'sha256', 'SHA-256 of the bytes that were corrected', NULL);
