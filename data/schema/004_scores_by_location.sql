-- Where several documents of an organisation state a score for the same year, the document that states the most scores of that
-- year is believed, then the one whose own year it is, then the first by its location: not the one that was read first, which
-- differs from run to run, and from one machine to many.

DROP VIEW v_organisation_scores;

CREATE VIEW v_organisation_scores AS
WITH mention AS (
  SELECT d.organisation_id, d.document_id, d.location, coalesce(s.fiscal_year, d.fiscal_year) AS fiscal_year, r.page, r.box, s.score_id, s.level, s.code,
         s.value, s.rating, d.fiscal_year IS coalesce(s.fiscal_year, d.fiscal_year) AS own_year,
         count(*) OVER (PARTITION BY d.document_id, coalesce(s.fiscal_year, d.fiscal_year)) AS breadth
  FROM score s JOIN record r ON r.record_id = s.score_id JOIN document d USING (document_id)
  WHERE s.is_primary AND s.role = 'result' AND s.level IN ('overall', 'tool', 'indicator')
), believed AS (
  SELECT *, row_number() OVER (PARTITION BY organisation_id, fiscal_year, level, code ORDER BY breadth DESC, own_year DESC, location, score_id) AS choice,
         row_number() OVER (PARTITION BY organisation_id, fiscal_year ORDER BY level = 'overall' DESC, breadth DESC, own_year DESC, location, score_id) AS lead
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
