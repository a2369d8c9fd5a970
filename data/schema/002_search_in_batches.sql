-- Texts enter the search tables many documents at a time, at the latest when a run ends: FTS5 writes what it has gathered
-- after every statement of a trigger, which took a third of all time. What a killed run has left out is told by the
-- shadow tables *_docsize, which have a row for each text; only what is there is taken out again.

DROP TRIGGER IF EXISTS page_index;
DROP TRIGGER IF EXISTS measure_index;
DROP TRIGGER page_unindex;
DROP TRIGGER measure_unindex;
DROP VIEW measure_folded;
DROP VIEW IF EXISTS measure_text;

-- What of a measure is searched for, as it stands.
CREATE VIEW measure_text AS
SELECT measure_id, title || coalesce(char(10) || section, '') || coalesce(char(10) || topic, '') || coalesce(char(10) || method, '') ||
                   coalesce(char(10) || output, '') || coalesce(char(10) || outcome, '') AS text
FROM measure;

CREATE VIEW measure_folded AS
SELECT measure_id,
       lower(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
         text, 'ํา', 'ำ'), '๐', '0'), '๑', '1'), '๒', '2'), '๓', '3'), '๔', '4'), '๕', '5'), '๖', '6'), '๗', '7'), '๘', '8'), '๙', '9')) AS text
FROM measure_text;

CREATE TRIGGER page_unindex BEFORE DELETE ON page WHEN EXISTS (SELECT 1 FROM page_search_docsize WHERE id = old.page_id) BEGIN
  INSERT INTO page_search (page_search, rowid, text) SELECT 'delete', page_id, text FROM page_folded WHERE page_id = old.page_id;
END;
CREATE TRIGGER measure_unindex BEFORE DELETE ON measure WHEN EXISTS (SELECT 1 FROM measure_search_docsize WHERE id = old.measure_id) BEGIN
  INSERT INTO measure_search (measure_search, rowid, text) SELECT 'delete', measure_id, text FROM measure_folded WHERE measure_id = old.measure_id;
END;
