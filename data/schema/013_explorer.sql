-- What the explorer would have to work out at every look: kept when a run ends, as the other tables link_* (see 005 and 006).

-- An empty province: the whole country.
CREATE TABLE link_score_mean (
  fiscal_year   INTEGER NOT NULL,
  province      TEXT NOT NULL,
  organisations INTEGER NOT NULL,
  overall       REAL,
  median        REAL,
  passed        INTEGER,
  iit           REAL,
  eit           REAL,
  oit           REAL,
  i1            REAL,
  i2            REAL,
  i3            REAL,
  i4            REAL,
  i5            REAL,
  i6            REAL,
  i7            REAL,
  i8            REAL,
  i9            REAL,
  i10           REAL,
  PRIMARY KEY (fiscal_year, province)
) STRICT, WITHOUT ROWID;

-- Its numbers are not followed by deletions: whoever reads it joins the unit.
CREATE TABLE link_unit (
  unit_id       INTEGER PRIMARY KEY,
  organisations INTEGER NOT NULL,
  measures      INTEGER NOT NULL
) STRICT;

-- What lists are chosen and ordered by, without the texts that rows are full of.
CREATE INDEX measure_facts ON measure (measure_id, status, indicator, fiscal_year);
CREATE INDEX document_facts ON document (document_id, organisation_id, fiscal_year, status);
CREATE INDEX finding_by_severity ON finding (severity, code);
CREATE INDEX organisation_year_by_year ON link_organisation_year (fiscal_year, overall);

-- Until the next run ends there is nothing in them.
UPDATE link_state SET is_current = 0;
