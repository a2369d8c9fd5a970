-- What lists of the explorer are counted by, kept as the tables of 013 are; and indexes in the orders in which lists are read.

-- Measures of the files that stand for their reports, by unit (0: all of them), year (0: unknown), status and indicator (empty: not stated).
CREATE TABLE link_measure_count (
  unit_id     INTEGER NOT NULL,
  fiscal_year INTEGER NOT NULL,
  status      TEXT NOT NULL,
  indicator   TEXT NOT NULL,
  measures    INTEGER NOT NULL,
  PRIMARY KEY (unit_id, fiscal_year, status, indicator)
) STRICT, WITHOUT ROWID;

-- Documents with measures of other years than their own.
CREATE TABLE link_other_year (
  fiscal_year INTEGER NOT NULL,
  document_id INTEGER NOT NULL,
  PRIMARY KEY (fiscal_year, document_id)
) STRICT, WITHOUT ROWID;

-- Findings of the files that stand for their reports.
CREATE TABLE link_finding_count (
  fiscal_year INTEGER NOT NULL,
  severity    TEXT NOT NULL,
  code        TEXT NOT NULL,
  findings    INTEGER NOT NULL,
  PRIMARY KEY (fiscal_year, severity, code)
) STRICT, WITHOUT ROWID;

-- How the overall scores of a year lie: five points a bin, 100 in the last.
CREATE TABLE link_score_bin (
  fiscal_year   INTEGER NOT NULL,
  bin           INTEGER NOT NULL,
  organisations INTEGER NOT NULL,
  PRIMARY KEY (fiscal_year, bin)
) STRICT, WITHOUT ROWID;

-- Nothing needs these any more, and each measure and finding that is written would pay for them.
DROP INDEX measure_facts;
DROP INDEX finding_by_severity;

CREATE INDEX finding_by_code ON finding (code);
CREATE INDEX document_by_year ON document (fiscal_year, organisation_id, status);
CREATE INDEX document_by_status ON document (status);
CREATE INDEX organisation_by_place ON organisation (province, type);
CREATE INDEX organisation_year_by_overall ON link_organisation_year (overall);

UPDATE link_state SET is_current = 0;
