-- Two line ends close every text that is searched, so that each of its characters begins a trigram: a word of one or two
-- characters is then found by the trigrams that begin with it, also at the end of a text.

DROP TRIGGER page_unindex;
DROP TRIGGER measure_unindex;
DROP VIEW page_folded;
DROP VIEW measure_folded;

CREATE VIEW page_folded AS
SELECT page_id,
       lower(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
         text, 'ํา', 'ำ'), '๐', '0'), '๑', '1'), '๒', '2'), '๓', '3'), '๔', '4'), '๕', '5'), '๖', '6'), '๗', '7'), '๘', '8'), '๙', '9')) || char(10, 10)
         AS text
FROM page;

CREATE VIEW measure_folded AS
SELECT measure_id,
       lower(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
         text, 'ํา', 'ำ'), '๐', '0'), '๑', '1'), '๒', '2'), '๓', '3'), '๔', '4'), '๕', '5'), '๖', '6'), '๗', '7'), '๘', '8'), '๙', '9')) || char(10, 10)
         AS text
FROM measure_text;

CREATE TRIGGER page_unindex BEFORE DELETE ON page WHEN EXISTS (SELECT 1 FROM page_search_docsize WHERE id = old.page_id) BEGIN
  INSERT INTO page_search (page_search, rowid, text) SELECT 'delete', page_id, text FROM page_folded WHERE page_id = old.page_id;
END;
CREATE TRIGGER measure_unindex BEFORE DELETE ON measure WHEN EXISTS (SELECT 1 FROM measure_search_docsize WHERE id = old.measure_id) BEGIN
  INSERT INTO measure_search (measure_search, rowid, text) SELECT 'delete', measure_id, text FROM measure_folded WHERE measure_id = old.measure_id;
END;

INSERT INTO page_search (page_search) VALUES ('rebuild');
INSERT INTO measure_search (measure_search) VALUES ('rebuild');
