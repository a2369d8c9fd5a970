-- What is told only by several documents (see 005): which files are one report, which measures were taken over from others, what
-- became of a promise. Rows go with the measures and documents that they are about, so what a reader finds while a run goes on, or after
-- one that was killed, may lack something; it is complete again when a run has ended.

CREATE TABLE link_report (
  document_id INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,
  lead_id     INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,  -- the file that stands for the report
  report      TEXT NOT NULL
) STRICT;
CREATE INDEX link_report_by_lead ON link_report (lead_id);

CREATE TABLE link_copy (
  measure_id        INTEGER PRIMARY KEY REFERENCES measure ON DELETE CASCADE,
  family            TEXT NOT NULL,
  similarity        REAL NOT NULL,
  organisations     INTEGER NOT NULL,
  role              TEXT NOT NULL CHECK (role = 'source' OR role = 'repetition' OR role = 'copy' OR role = 'open'),
  verbatim          INTEGER NOT NULL CHECK (verbatim IN (0, 1)),
  source_measure_id INTEGER REFERENCES measure ON DELETE SET NULL
) STRICT;
CREATE INDEX link_copy_by_family ON link_copy (family);
CREATE INDEX link_copy_by_source ON link_copy (source_measure_id) WHERE source_measure_id IS NOT NULL;

CREATE TABLE link_boilerplate (
  document_id        INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,
  measures           INTEGER NOT NULL,
  verbatim           INTEGER NOT NULL,
  taken              INTEGER NOT NULL,
  source_document_id INTEGER REFERENCES document ON DELETE SET NULL
) STRICT;
CREATE INDEX link_boilerplate_by_source ON link_boilerplate (source_document_id) WHERE source_document_id IS NOT NULL;

CREATE TABLE link_promise (
  plan_measure_id   INTEGER NOT NULL REFERENCES measure ON DELETE CASCADE,
  fiscal_year       INTEGER NOT NULL,
  outcome           TEXT NOT NULL,
  result_measure_id INTEGER REFERENCES measure ON DELETE CASCADE,
  changed           TEXT,
  budget_promised   INTEGER,
  budget_reported   INTEGER,
  PRIMARY KEY (plan_measure_id, fiscal_year)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_promise_by_result ON link_promise (result_measure_id) WHERE result_measure_id IS NOT NULL;

CREATE VIEW v_reports AS
SELECT c.document_id, c.path, c.organisation, c.province, c.fiscal_year, d.organisation_page AS page, d.organisation_box AS box,
       l.report, d.document_kind,
       (SELECT count(*) FROM link_report f WHERE f.lead_id = l.document_id) AS files,
       (SELECT group_concat(format, ',') FROM (SELECT DISTINCT x.format FROM link_report f JOIN document x USING (document_id)
                                               WHERE f.lead_id = l.document_id ORDER BY x.format)) AS formats
FROM link_report l JOIN document d USING (document_id) JOIN document_common c USING (document_id)
WHERE l.lead_id = l.document_id;

CREATE VIEW v_copies AS
SELECT c.document_id, c.path, c.organisation, c.province, coalesce(m.fiscal_year, c.fiscal_year) AS fiscal_year, c.page, c.box,
       k.measure_id, m.title, k.family, k.similarity, k.organisations, k.role, k.verbatim, k.source_measure_id,
       s.organisation AS source_organisation, coalesce(x.fiscal_year, s.fiscal_year) AS source_fiscal_year, s.path AS source_path
FROM link_copy k JOIN measure m USING (measure_id) JOIN record_common c ON c.record_id = k.measure_id
LEFT JOIN measure x ON x.measure_id = k.source_measure_id LEFT JOIN record_common s ON s.record_id = k.source_measure_id;

CREATE VIEW v_boilerplate AS
SELECT c.document_id, c.path, c.organisation, c.province, c.fiscal_year, d.organisation_page AS page, d.organisation_box AS box,
       b.measures, b.verbatim, round(1.0 * b.verbatim / b.measures, 4) AS share, b.taken, b.source_document_id,
       s.organisation AS source_organisation, s.fiscal_year AS source_fiscal_year, s.path AS source_path
FROM link_boilerplate b JOIN document d USING (document_id) JOIN document_common c USING (document_id)
LEFT JOIN document_common s ON s.document_id = b.source_document_id;

CREATE VIEW v_promises AS
SELECT c.document_id, c.path, c.organisation, c.province, p.fiscal_year, c.page, c.box,
       p.plan_measure_id AS measure_id, m.title, p.outcome, p.changed, p.budget_promised, p.budget_reported,
       p.result_measure_id, x.title AS result_title, s.path AS result_path, s.page AS result_page
FROM link_promise p JOIN measure m ON m.measure_id = p.plan_measure_id JOIN record_common c ON c.record_id = p.plan_measure_id
LEFT JOIN measure x ON x.measure_id = p.result_measure_id LEFT JOIN record_common s ON s.record_id = p.result_measure_id;

-- v_documents says which report a file holds, as its last column.
DROP VIEW v_documents;

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
       d.extracted_at, d.extractor_version,
       (SELECT report FROM link_report l WHERE l.document_id = d.document_id) AS report
FROM document d JOIN document_common c USING (document_id) JOIN organisation o USING (organisation_id);

INSERT INTO dictionary ("view", "column", meaning, unit)
SELECT v.column1, c.column1, c.column2, c.column3
FROM (VALUES ('v_reports'), ('v_copies'), ('v_boilerplate'), ('v_promises')) v,
     (VALUES ('document_id', 'The document (a file at a path) that the row was read from', NULL),
             ('path', 'The file, as found under the folder that was ingested; bytes that are no UTF-8 as \xNN', NULL),
             ('organisation', 'Full name of the agency that the report is about', NULL),
             ('province', 'Province of the agency', NULL),
             ('fiscal_year', 'Fiscal year (1 October to 30 September); in record views the year of the record', 'Buddhist Era'),
             ('page', 'Page that the row was read from, counted from 1; null where the format has no pages', 'page'),
             ('box', 'Rectangle on that page: x0,y0,x1,y1 from the top left corner; null where unknown', 'pt')) c;

INSERT INTO dictionary ("view", "column", meaning, unit) VALUES
  ('v_documents', 'report', 'The report that the file holds, see v_reports; null where nothing was read, or the run that did has not ended', NULL),

  ('v_reports', 'report', 'The report: one name for the files that hold it in several formats, as a scan, or amended; count(DISTINCT report) counts reports. The other columns are of the file that stands for it', NULL),
  ('v_reports', 'document_kind', 'What the report is, e.g. result_report or action_plan', NULL),
  ('v_reports', 'files', 'Files that hold it', 'files'),
  ('v_reports', 'formats', 'Their formats', NULL),

  ('v_copies', 'measure_id', 'A measure that another organisation has as well, in nearly the same words', NULL),
  ('v_copies', 'title', 'Its title', NULL),
  ('v_copies', 'family', 'Name of the measures that are nearly the same', NULL),
  ('v_copies', 'similarity', 'To the first measure of the family, which is of the likely source where that is known: what their title, method and output share', '0 to 1'),
  ('v_copies', 'organisations', 'Organisations that have it', NULL),
  ('v_copies', 'role', 'source; repetition: the source''s own in a later year; copy; open: which organisation had it first is not known', NULL),
  ('v_copies', 'verbatim', '1 where another organisation has it word for word', NULL),
  ('v_copies', 'source_measure_id', 'Measure of the likely source: of the only organisation of the earliest year; null where open', NULL),
  ('v_copies', 'source_organisation', 'Organisation that is likely the source', NULL),
  ('v_copies', 'source_fiscal_year', 'Year in which it had it', 'Buddhist Era'),
  ('v_copies', 'source_path', 'Its file', NULL),

  ('v_boilerplate', 'measures', 'Measures of the report, each once', NULL),
  ('v_boilerplate', 'verbatim', 'How many of them other organisations have word for word', NULL),
  ('v_boilerplate', 'share', 'verbatim of measures', '0 to 1'),
  ('v_boilerplate', 'taken', 'How many of these are likely taken over: those of which this organisation is not the source', NULL),
  ('v_boilerplate', 'source_document_id', 'The report that most of them likely come from; null where open', NULL),
  ('v_boilerplate', 'source_organisation', 'Its organisation', NULL),
  ('v_boilerplate', 'source_fiscal_year', 'Its year', 'Buddhist Era'),
  ('v_boilerplate', 'source_path', 'Its file', NULL),

  ('v_promises', 'measure_id', 'A planned measure; one row for each fiscal year that it is planned for', NULL),
  ('v_promises', 'title', 'Its title', NULL),
  ('v_promises', 'outcome', 'done, in_progress, not_started, cancelled; reported: without a status; not_mentioned in the reports of the year that answer the plan; open: there is none', NULL),
  ('v_promises', 'changed', 'Of period, unit, budget what is reported otherwise than planned, joined by a comma; null where nothing is', NULL),
  ('v_promises', 'budget_promised', 'Budget of the year in the plan', 'baht'),
  ('v_promises', 'budget_reported', 'Budget of the year in the result report', 'baht'),
  ('v_promises', 'result_measure_id', 'The measure in the result report', NULL),
  ('v_promises', 'result_title', 'Its title there', NULL),
  ('v_promises', 'result_path', 'The result report', NULL),
  ('v_promises', 'result_page', 'Page of the measure there', NULL);
