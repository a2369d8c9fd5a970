-- Organisations as one row each, and the code that a user's register gives them. The code belongs to the reading of a document, as
-- everything that a register decides: with another register the document is read again.

ALTER TABLE document ADD COLUMN organisation_code TEXT;

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
       d.extracted_at, d.extractor_version, (SELECT report FROM link_report l WHERE l.document_id = d.document_id) AS report, d.organisation_code
FROM document d JOIN document_common c USING (document_id) JOIN organisation o USING (organisation_id);

-- Documents of which nothing tells which of several namesakes they are about share a row, and it says so.
CREATE VIEW v_organisations AS
SELECT o.organisation_id, o.name AS organisation, nullif(o.type, '') AS type, nullif(o.subdistrict, '') AS subdistrict,
       nullif(o.district, '') AS district, nullif(o.province, '') AS province, max(d.organisation_code) AS code, count(*) AS documents,
       min(d.fiscal_year) AS first_year, max(coalesce(d.fiscal_year_end, d.fiscal_year)) AS last_year,
       (SELECT group_concat(fiscal_year, ',') FROM (SELECT DISTINCT y.fiscal_year FROM document y
        WHERE y.organisation_id = o.organisation_id AND y.fiscal_year IS NOT NULL ORDER BY y.fiscal_year)) AS years,
       EXISTS (SELECT 1 FROM document y JOIN record r USING (document_id) JOIN finding f ON f.finding_id = r.record_id
               WHERE y.organisation_id = o.organisation_id AND f.code = 'organisation.ambiguous') AS is_ambiguous
FROM organisation o JOIN document d USING (organisation_id)
WHERE o.name <> ''
GROUP BY o.organisation_id;

UPDATE dictionary SET meaning = 'document: told by a document alone; folder: by the folders that it lies in besides; collection: by several documents'
WHERE "view" = 'v_finding_codes' AND "column" = 'scope';

INSERT INTO dictionary ("view", "column", meaning, unit) VALUES
  ('v_documents', 'organisation_code', 'Code of the agency in the register that was given (--organisations); null without one', NULL),
  ('v_organisations', 'organisation_id', 'The agency', NULL),
  ('v_organisations', 'organisation', 'Its full name', NULL),
  ('v_organisations', 'type', 'Its type, e.g. อบต. or เทศบาลตำบล', NULL),
  ('v_organisations', 'subdistrict', 'Subdistrict (ตำบล) that it sits in; null where not known', NULL),
  ('v_organisations', 'district', 'District (อำเภอ) that it sits in; null where not known', NULL),
  ('v_organisations', 'province', 'Its province; null where not known', NULL),
  ('v_organisations', 'code', 'Its code in the register that was given (--organisations); null without one', NULL),
  ('v_organisations', 'documents', 'Files that are about it, copies among them', 'files'),
  ('v_organisations', 'first_year', 'First fiscal year that a document of it is about', 'Buddhist Era'),
  ('v_organisations', 'last_year', 'Last fiscal year, the end of plans over several years included', 'Buddhist Era'),
  ('v_organisations', 'years', 'The fiscal years of its documents, parted by commas', 'Buddhist Era'),
  ('v_organisations', 'is_ambiguous', '1 where nothing tells which of several namesakes it is: its documents may be of more than one', NULL);
