-- What the assessment consists of and what the codes of findings mean, brought along from data/reference whenever a run begins
-- (tables ref_*), so that a researcher can join a report's codes with their names; the units that nobody knows; and where a finding
-- stands in formats that have no pages.

CREATE TABLE ref_indicator (
  first_year INTEGER NOT NULL, last_year INTEGER NOT NULL, number INTEGER NOT NULL, tool TEXT, name TEXT NOT NULL,
  first_item TEXT, last_item TEXT, source TEXT NOT NULL,
  PRIMARY KEY (number, first_year)
) STRICT, WITHOUT ROWID;

CREATE TABLE ref_sub_indicator (
  first_year INTEGER NOT NULL, last_year INTEGER NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, first_item TEXT, last_item TEXT,
  source TEXT NOT NULL,
  PRIMARY KEY (code, first_year)
) STRICT, WITHOUT ROWID;

CREATE TABLE ref_item (
  first_year INTEGER NOT NULL, last_year INTEGER NOT NULL, code TEXT NOT NULL, sub_indicator TEXT, name TEXT NOT NULL, source TEXT NOT NULL,
  PRIMARY KEY (code, first_year)
) STRICT, WITHOUT ROWID;

CREATE TABLE ref_question (
  first_year INTEGER NOT NULL, last_year INTEGER NOT NULL, code TEXT NOT NULL, wording TEXT NOT NULL,
  PRIMARY KEY (code, first_year)
) STRICT, WITHOUT ROWID;

CREATE TABLE ref_tool (
  first_year INTEGER NOT NULL, last_year INTEGER NOT NULL, tool TEXT NOT NULL, weight REAL NOT NULL, name TEXT NOT NULL, source TEXT NOT NULL,
  PRIMARY KEY (tool, first_year)
) STRICT, WITHOUT ROWID;

CREATE TABLE ref_rating (
  first_year INTEGER NOT NULL, last_year INTEGER NOT NULL, rating TEXT NOT NULL, minimum REAL NOT NULL, tool_minimum REAL,
  passes INTEGER NOT NULL, source TEXT NOT NULL,
  PRIMARY KEY (rating, first_year)
) STRICT, WITHOUT ROWID;

CREATE TABLE ref_finding (
  code TEXT PRIMARY KEY, severity TEXT NOT NULL, scope TEXT NOT NULL, meaning_th TEXT NOT NULL, meaning_en TEXT NOT NULL,
  look_th TEXT NOT NULL, look_en TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE ref_unit (name TEXT PRIMARY KEY, kind TEXT NOT NULL, source TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Words that make a position of a unit: ผู้อำนวยการ + กองคลัง.
CREATE TABLE ref_unit_head (text TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

-- Of what the tables above were filled, so that a run in which nothing changed writes nothing.
CREATE TABLE ref_state (fingerprint TEXT NOT NULL) STRICT;

CREATE VIEW ref_year AS
WITH RECURSIVE year (fiscal_year) AS (VALUES (2561) UNION ALL SELECT fiscal_year + 1 FROM year WHERE fiscal_year < 2580)
SELECT fiscal_year FROM year;

CREATE VIEW v_indicators AS
SELECT y.fiscal_year, cast(i.number AS TEXT) AS code, i.tool, i.name AS indicator_name, i.first_item, i.last_item, i.source
FROM ref_indicator i JOIN ref_year y ON y.fiscal_year BETWEEN i.first_year AND i.last_year;

CREATE VIEW v_sub_indicators AS
SELECT y.fiscal_year, s.code, substr(s.code, 1, instr(s.code, '.') - 1) AS indicator, s.name AS sub_indicator_name, s.first_item, s.last_item, s.source
FROM ref_sub_indicator s JOIN ref_year y ON y.fiscal_year BETWEEN s.first_year AND s.last_year;

CREATE VIEW v_items AS
SELECT y.fiscal_year, i.code, i.sub_indicator, nullif(substr(i.sub_indicator, 1, instr(i.sub_indicator, '.') - 1), '') AS indicator,
       i.name AS item_name, i.source
FROM ref_item i JOIN ref_year y ON y.fiscal_year BETWEEN i.first_year AND i.last_year;

CREATE VIEW v_questions AS
WITH RECURSIVE question (first_year, last_year, number, tool, source, letter, item, last_item) AS (
  SELECT first_year, last_year, number, tool, source, substr(first_item, 1, 1), cast(substr(first_item, 2) AS INTEGER),
         cast(substr(last_item, 2) AS INTEGER)
  FROM ref_indicator WHERE first_item GLOB '[ie][0-9]*'
  UNION ALL
  SELECT first_year, last_year, number, tool, source, letter, item + 1, last_item FROM question WHERE item < last_item
)
SELECT y.fiscal_year, q.letter || q.item AS code, q.tool, cast(q.number AS TEXT) AS indicator,
       (SELECT w.wording FROM ref_question w WHERE w.code = q.letter || q.item AND y.fiscal_year BETWEEN w.first_year AND w.last_year) AS wording,
       q.source
FROM question q JOIN ref_year y ON y.fiscal_year BETWEEN q.first_year AND q.last_year;

CREATE VIEW v_tools AS
SELECT y.fiscal_year, t.tool, t.name AS tool_name, t.weight, t.source
FROM ref_tool t JOIN ref_year y ON y.fiscal_year BETWEEN t.first_year AND t.last_year;

CREATE VIEW v_ratings AS
SELECT y.fiscal_year, r.rating, r.minimum, r.tool_minimum, r.passes, r.source
FROM ref_rating r JOIN ref_year y ON y.fiscal_year BETWEEN r.first_year AND r.last_year;

CREATE VIEW v_finding_codes AS SELECT code, severity, scope, meaning_th, meaning_en, look_th, look_en FROM ref_finding;

-- A unit is known by its name, or as the head of a known unit. Organisations are named by their kind and their own name.
CREATE VIEW v_unknown_units AS
WITH unknown AS (
  SELECT unit_id, name, kind FROM unit u
  WHERE kind <> 'organisation' AND NOT EXISTS (SELECT 1 FROM ref_unit r WHERE r.name = u.name)
    AND NOT EXISTS (SELECT 1 FROM ref_unit_head h JOIN ref_unit r ON r.name = substr(u.name, length(h.text) + 1)
                    WHERE substr(u.name, 1, length(h.text)) = h.text)
), mention AS (
  SELECT x.unit_id, x.text, r.document_id, 1 AS is_measure FROM measure_unit x JOIN record r ON r.record_id = x.measure_id
  UNION ALL
  SELECT x.unit_id, x.text, r.document_id, 0 FROM disclosure_unit x JOIN record r ON r.record_id = x.item_id
)
SELECT u.name AS unit, u.kind AS unit_kind, min(m.text) AS unit_text, sum(m.is_measure) AS measures, count(*) - sum(m.is_measure) AS items,
       count(DISTINCT nullif(o.name, '')) AS organisations, count(DISTINCT m.document_id) AS documents, min(d.path) AS example
FROM unknown u JOIN mention m USING (unit_id) JOIN document d USING (document_id) JOIN organisation o USING (organisation_id)
GROUP BY u.unit_id;

DROP VIEW v_findings;

CREATE VIEW v_findings AS
SELECT c.document_id, c.path, c.organisation, c.province, c.fiscal_year, c.page, c.box,
       f.finding_id, f.severity, f.code, f.message_th || ' / ' || f.message_en AS message,
       coalesce(a.kind, 'document') AS record_kind, coalesce(f.about, c.document_id) AS record_id, f.message_th, f.message_en,
       r.table_no, r."row"
FROM finding f JOIN record_common c ON c.record_id = f.finding_id JOIN record r ON r.record_id = f.finding_id
LEFT JOIN record a ON a.record_id = f.about;

INSERT INTO dictionary ("view", "column", meaning, unit) VALUES
  ('v_findings', 'table_no', 'The table that it stands in, as in v_cells; null in running text', NULL),
  ('v_findings', 'row', 'The row of that table, as in v_cells', NULL),

  ('v_indicators', 'fiscal_year', 'Fiscal year of the assessment', 'Buddhist Era'),
  ('v_indicators', 'code', 'Number of the indicator, as in v_scores.code', NULL),
  ('v_indicators', 'tool', 'IIT, EIT or OIT; null in 2561, when indices went over all tools', NULL),
  ('v_indicators', 'indicator_name', 'Its name that year', NULL),
  ('v_indicators', 'first_item', 'First question or item of it; null where not known', NULL),
  ('v_indicators', 'last_item', 'Last question or item of it', NULL),
  ('v_indicators', 'source', 'stated: published manuals or reports of the year; recalled: general knowledge or assumed unchanged', NULL),

  ('v_sub_indicators', 'fiscal_year', 'Fiscal year of the assessment', 'Buddhist Era'),
  ('v_sub_indicators', 'code', 'Sub-indicator, 9.1 to 10.2, as in v_scores.code', NULL),
  ('v_sub_indicators', 'indicator', 'Indicator that it is a part of', NULL),
  ('v_sub_indicators', 'sub_indicator_name', 'Its name that year', NULL),
  ('v_sub_indicators', 'first_item', 'First OIT item of it', NULL),
  ('v_sub_indicators', 'last_item', 'Last OIT item of it', NULL),
  ('v_sub_indicators', 'source', 'How well founded: see data/reference/items.csv', NULL),

  ('v_items', 'fiscal_year', 'Fiscal year of the assessment', 'Buddhist Era'),
  ('v_items', 'code', 'OIT item, as in v_disclosure_items.code', NULL),
  ('v_items', 'sub_indicator', 'Sub-indicator that it belongs to; null where not known', NULL),
  ('v_items', 'indicator', 'Indicator that it belongs to', NULL),
  ('v_items', 'item_name', 'Its name that year', NULL),
  ('v_items', 'source', 'How well founded: stated, layout, order, one agency, recalled; see data/reference/items.csv', NULL),

  ('v_questions', 'fiscal_year', 'Fiscal year of the assessment', 'Buddhist Era'),
  ('v_questions', 'code', 'Question of a survey: i1 and on (IIT), e1 and on (EIT)', NULL),
  ('v_questions', 'tool', 'IIT or EIT', NULL),
  ('v_questions', 'indicator', 'Indicator that it belongs to', NULL),
  ('v_questions', 'wording', 'What is asked; null where not known', NULL),
  ('v_questions', 'source', 'How well the range of questions is founded: stated or recalled', NULL),

  ('v_tools', 'fiscal_year', 'Fiscal year of the assessment', 'Buddhist Era'),
  ('v_tools', 'tool', 'IIT, EIT or OIT', NULL),
  ('v_tools', 'tool_name', 'Its full name', NULL),
  ('v_tools', 'weight', 'Its share in the overall score', '0 to 1'),
  ('v_tools', 'source', 'stated or recalled', NULL),

  ('v_ratings', 'fiscal_year', 'Fiscal year of the assessment', 'Buddhist Era'),
  ('v_ratings', 'rating', 'Level', NULL),
  ('v_ratings', 'minimum', 'Lowest overall score that earns it', '0 to 100'),
  ('v_ratings', 'tool_minimum', 'Score that every tool must reach as well; null where there is no such rule', '0 to 100'),
  ('v_ratings', 'passes', '1 where the level is a pass', NULL),
  ('v_ratings', 'source', 'stated or recalled', NULL),

  ('v_finding_codes', 'code', 'Code of a finding, as in v_findings.code', NULL),
  ('v_finding_codes', 'severity', 'The severity it usually has', NULL),
  ('v_finding_codes', 'scope', 'document: told by a document alone; collection: by several documents', NULL),
  ('v_finding_codes', 'meaning_th', 'What it means, in Thai', NULL),
  ('v_finding_codes', 'meaning_en', 'What it means, in English', NULL),
  ('v_finding_codes', 'look_th', 'What to look at, in Thai', NULL),
  ('v_finding_codes', 'look_en', 'What to look at, in English', NULL),

  ('v_unknown_units', 'unit', 'A unit that data/reference/units.csv does not have, as it was kept', NULL),
  ('v_unknown_units', 'unit_kind', 'Its kind, guessed from how its name begins', NULL),
  ('v_unknown_units', 'unit_text', 'One of the spellings in which it was written', NULL),
  ('v_unknown_units', 'measures', 'Measures that it is responsible for', 'measures'),
  ('v_unknown_units', 'items', 'OIT items that it is responsible for', 'items'),
  ('v_unknown_units', 'organisations', 'Organisations that name it', 'organisations'),
  ('v_unknown_units', 'documents', 'Documents that name it', 'documents'),
  ('v_unknown_units', 'example', 'One of these documents', NULL);
