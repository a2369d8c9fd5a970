-- Which measures are of another year than their document: a search in a year looks for them by themselves.
CREATE INDEX measure_by_own_year ON measure (fiscal_year) WHERE fiscal_year IS NOT NULL;
