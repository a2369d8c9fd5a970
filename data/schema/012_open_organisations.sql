-- An organisation that nothing tells from its namesakes is one only among files that differ in nothing but their endings: their folder
-- and name are part of its key (`open_at`, empty for all others), so that no number is made of two agencies.

PRAGMA defer_foreign_keys = ON;  -- documents wait for their organisations until the end of this step

CREATE TEMP TABLE organisation_before AS SELECT * FROM organisation;
DROP TABLE organisation;

-- Unknown parts are empty, so that "unknown" is one row and not many.
CREATE TABLE organisation (
  organisation_id INTEGER PRIMARY KEY,
  name            TEXT NOT NULL,
  type            TEXT NOT NULL,
  subdistrict     TEXT NOT NULL,
  district        TEXT NOT NULL,
  province        TEXT NOT NULL,
  open_at         TEXT NOT NULL DEFAULT '',
  UNIQUE (name, type, subdistrict, district, province, open_at)
) STRICT;
INSERT INTO organisation SELECT organisation_id, name, type, subdistrict, district, province, '' FROM organisation_before;

-- Which of the documents at hand are about such a one: what a reading says by itself from now on.
CREATE TEMP TABLE open_document AS
SELECT document_id, organisation_id, iif(ending = name, location, substr(location, 1, length(location) - length(ending))) AS open_at
FROM (SELECT *, iif(instr(name, '.') = 0, '', '.' || substr(name, length(rtrim(name, replace(name, '.', ''))) + 1)) AS ending
      FROM (SELECT d.document_id, d.organisation_id, d.location, substr(d.location, length(rtrim(d.location, replace(d.location, '/', ''))) + 1) AS name
            FROM document d JOIN organisation o USING (organisation_id)
            WHERE o.name <> '' AND d.organisation_code IS NULL
              AND (o.province = '' AND o.type NOT IN ('กรม', 'กระทรวง', 'กรุงเทพมหานคร', 'เมืองพัทยา')
                   OR EXISTS (SELECT 1 FROM record r JOIN finding f ON f.finding_id = r.record_id
                              WHERE r.document_id = d.document_id AND r.kind = 'finding' AND f.code = 'organisation.ambiguous'))));
INSERT OR IGNORE INTO organisation (name, type, subdistrict, district, province, open_at)
  SELECT o.name, o.type, o.subdistrict, o.district, o.province, x.open_at
  FROM open_document x JOIN organisation o USING (organisation_id) ORDER BY x.document_id;
UPDATE document SET organisation_id = t.organisation_id
  FROM open_document x JOIN organisation s ON s.organisation_id = x.organisation_id
  JOIN organisation t ON t.name = s.name AND t.type = s.type AND t.subdistrict = s.subdistrict AND t.district = s.district
                     AND t.province = s.province AND t.open_at = x.open_at
  WHERE document.document_id = x.document_id;
DELETE FROM organisation WHERE organisation_id NOT IN (SELECT organisation_id FROM document);
DROP TABLE open_document;
DROP TABLE organisation_before;

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
       d.extracted_at, d.extractor_version, (SELECT report FROM link_report l WHERE l.document_id = d.document_id) AS report, d.organisation_code,
       iif(o.name = '', NULL, d.organisation_id) AS organisation_id
FROM document d JOIN document_common c USING (document_id) JOIN organisation o USING (organisation_id);

DROP VIEW v_organisations;

CREATE VIEW v_organisations AS
SELECT o.organisation_id, o.name AS organisation, nullif(o.type, '') AS type, nullif(o.subdistrict, '') AS subdistrict,
       nullif(o.district, '') AS district, nullif(o.province, '') AS province, max(d.organisation_code) AS code, count(*) AS documents,
       min(d.fiscal_year) AS first_year, max(coalesce(d.fiscal_year_end, d.fiscal_year)) AS last_year,
       (SELECT group_concat(fiscal_year, ',') FROM (SELECT DISTINCT y.fiscal_year FROM document y
        WHERE y.organisation_id = o.organisation_id AND y.fiscal_year IS NOT NULL ORDER BY y.fiscal_year)) AS years,
       o.open_at <> '' AS is_ambiguous
FROM organisation o JOIN document d USING (organisation_id)
WHERE o.name <> ''
GROUP BY o.organisation_id;

UPDATE dictionary SET meaning = '1 where nothing tells which of several namesakes it is: the row is about one file, and those in its folder that differ from it in the ending alone'
WHERE "view" = 'v_organisations' AND "column" = 'is_ambiguous';
INSERT INTO dictionary ("view", "column", meaning, unit) VALUES
  ('v_documents', 'organisation_id', 'The agency, see v_organisations: by it and not by its name reports of one agency are brought together', NULL);

INSERT INTO dictionary_thai (meaning, meaning_th) VALUES
  ('1 where nothing tells which of several namesakes it is: the row is about one file, and those in its folder that differ from it in the ending alone',
   '1 เมื่อไม่มีสิ่งใดบอกว่าเป็นหน่วยงานใดในหลายแห่งที่ชื่อเดียวกัน แถวนี้เป็นของไฟล์เดียว และไฟล์ในโฟลเดอร์เดียวกันที่ต่างกันเพียงนามสกุลไฟล์'),
  ('The agency, see v_organisations: by it and not by its name reports of one agency are brought together',
   'หน่วยงาน ดู v_organisations ใช้เลขนี้ ไม่ใช่ชื่อ ในการรวมรายงานของหน่วยงานเดียวกัน');
DELETE FROM dictionary_thai WHERE meaning NOT IN (SELECT meaning FROM dictionary);
