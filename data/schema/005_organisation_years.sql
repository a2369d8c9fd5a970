-- What is told only by several documents is worked out when a run ends (and by merge), and kept in tables whose names begin
-- with link_; they are no content: merge does not copy them. Whatever changes a document says so here, in its own
-- transaction, so that also a run that was killed leaves behind whether they are current.

CREATE TABLE link_state (
  one        INTEGER PRIMARY KEY CHECK (one = 1),
  is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
  rules      TEXT NOT NULL  -- by which they were worked out
) STRICT;
INSERT INTO link_state VALUES (1, 0, '');

CREATE TRIGGER document_came AFTER INSERT ON document WHEN (SELECT is_current FROM link_state) BEGIN UPDATE link_state SET is_current = 0; END;
CREATE TRIGGER document_went AFTER DELETE ON document WHEN (SELECT is_current FROM link_state) BEGIN UPDATE link_state SET is_current = 0; END;
CREATE TRIGGER document_changed AFTER UPDATE ON document WHEN (SELECT is_current FROM link_state) BEGIN UPDATE link_state SET is_current = 0; END;

-- v_organisation_scores, worked out. Its numbers are not followed by deletions: nobody reads it while it is not current.
CREATE TABLE link_organisation_year (
  organisation_id  INTEGER NOT NULL,
  fiscal_year      INTEGER NOT NULL,
  document_id      INTEGER NOT NULL,
  page             INTEGER,
  box              TEXT,
  overall          REAL,
  rating           TEXT,
  iit              REAL,
  eit              REAL,
  oit              REAL,
  i1               REAL,
  i2               REAL,
  i3               REAL,
  i4               REAL,
  i5               REAL,
  i6               REAL,
  i7               REAL,
  i8               REAL,
  i9               REAL,
  i10              REAL,
  rank_in_province INTEGER,
  rank_overall     INTEGER,
  PRIMARY KEY (organisation_id, fiscal_year)
) STRICT;

-- The same from the scores as they stand, by the rule of 004; without rows where the table above is current, which is found
-- out before a score is looked at (CROSS JOIN: in this order).
CREATE VIEW organisation_year_now AS
WITH mention AS (
  SELECT d.organisation_id, d.document_id, d.location, coalesce(s.fiscal_year, d.fiscal_year) AS fiscal_year, r.page, r.box, s.score_id, s.level, s.code,
         s.value, s.rating, d.fiscal_year IS coalesce(s.fiscal_year, d.fiscal_year) AS own_year,
         count(*) OVER (PARTITION BY d.document_id, coalesce(s.fiscal_year, d.fiscal_year)) AS breadth
  FROM link_state k CROSS JOIN score s JOIN record r ON r.record_id = s.score_id JOIN document d USING (document_id)
  WHERE NOT k.is_current AND s.is_primary AND s.role = 'result' AND s.level IN ('overall', 'tool', 'indicator')
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
SELECT y.organisation_id, y.fiscal_year, y.document_id, y.page, y.box,
       y.overall, y.rating, y.iit, y.eit, y.oit, y.i1, y.i2, y.i3, y.i4, y.i5, y.i6, y.i7, y.i8, y.i9, y.i10,
       iif(y.overall IS NULL OR o.province = '', NULL, rank() OVER (PARTITION BY y.fiscal_year, o.province ORDER BY y.overall DESC NULLS LAST)) AS rank_in_province,
       iif(y.overall IS NULL, NULL, rank() OVER (PARTITION BY y.fiscal_year ORDER BY y.overall DESC NULLS LAST)) AS rank_overall
FROM organisation_year y JOIN organisation o USING (organisation_id)
WHERE o.name <> '';

DROP VIEW v_organisation_scores;

CREATE VIEW v_organisation_scores AS
SELECT y.document_id, d.path, o.name AS organisation, nullif(o.province, '') AS province, y.fiscal_year, y.page, y.box,
       y.overall, y.rating, y.iit, y.eit, y.oit, y.i1, y.i2, y.i3, y.i4, y.i5, y.i6, y.i7, y.i8, y.i9, y.i10,
       y.rank_in_province, y.rank_overall
FROM (SELECT y.* FROM link_state k CROSS JOIN link_organisation_year y WHERE k.is_current UNION ALL SELECT * FROM organisation_year_now) y
JOIN organisation o USING (organisation_id) JOIN document d USING (document_id);
