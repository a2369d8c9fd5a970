-- Texts enter the search tables many documents at a time, at the latest when a run ends: FTS5 writes what it has
-- gathered after every statement of a trigger, which took a third of all time. What a killed run has left out,
-- the next one finds by the rows that the search table does not have (its shadow table *_docsize has one each).

DROP TRIGGER page_index;
DROP TRIGGER page_unindex;
DROP TRIGGER measure_index;
DROP TRIGGER measure_unindex;

CREATE TRIGGER page_unindex BEFORE DELETE ON page WHEN EXISTS (SELECT 1 FROM page_search_docsize WHERE id = old.page_id) BEGIN
  INSERT INTO page_search (page_search, rowid, text) SELECT 'delete', page_id, text FROM page_folded WHERE page_id = old.page_id;
END;
CREATE TRIGGER measure_unindex BEFORE DELETE ON measure WHEN EXISTS (SELECT 1 FROM measure_search_docsize WHERE id = old.measure_id) BEGIN
  INSERT INTO measure_search (measure_search, rowid, text) SELECT 'delete', measure_id, text FROM measure_folded WHERE measure_id = old.measure_id;
END;
