-- Indexes that hold all that a list of the explorer is chosen, ordered or summed up by, so that it is read from them alone.

-- The files that do not stand for their reports, which are few.
CREATE INDEX link_report_others ON link_report (document_id) WHERE lead_id <> document_id;

-- The documents of a year, the last one that was read first.
CREATE INDEX document_in_year ON document (fiscal_year);

-- What v_documents says of the pages of a document, which may be long.
DROP INDEX page_by_document;
CREATE INDEX page_by_document ON page (document_id, page, text_source, ocr_confidence);

-- Whatever score a year is ordered by.
DROP INDEX organisation_year_by_year;
CREATE INDEX organisation_year_by_year ON link_organisation_year (fiscal_year, overall, organisation_id, iit, eit, oit, i1, i2, i3, i4, i5, i6, i7, i8, i9, i10);
