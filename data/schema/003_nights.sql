-- What a nightly run needs to leave alone what it knows, and what it tells of itself afterwards. None of it says anything
-- about the content of a document.

-- How a file stood when its bytes were read: while that is so, they need not be read to be known. Without a row
-- the bytes are looked at.
CREATE TABLE file_stamp (
  document_id INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,
  size        INTEGER NOT NULL,
  mtime_ns    INTEGER NOT NULL,
  ctime_ns    INTEGER NOT NULL,
  inode       INTEGER NOT NULL
) STRICT;

-- What reading a document took; without a row for a copy of another and for a file that could not be opened.
CREATE TABLE effort (
  document_id INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,
  seconds     REAL NOT NULL,
  peak_mb     INTEGER
) STRICT;

-- What a run came to; null while it goes on, and for ever where it was killed.
ALTER TABLE run ADD COLUMN outcome TEXT CHECK (outcome = 'finished' OR outcome = 'interrupted' OR outcome = 'stopped');
ALTER TABLE run ADD COLUMN seconds REAL;
ALTER TABLE run ADD COLUMN files INTEGER;
ALTER TABLE run ADD COLUMN bytes INTEGER;
ALTER TABLE run ADD COLUMN ok INTEGER;
ALTER TABLE run ADD COLUMN partial INTEGER;
ALTER TABLE run ADD COLUMN failed INTEGER;
ALTER TABLE run ADD COLUMN unchanged INTEGER;
ALTER TABLE run ADD COLUMN copied INTEGER;
ALTER TABLE run ADD COLUMN vanished INTEGER;
ALTER TABLE run ADD COLUMN skipped INTEGER;

-- How often what went wrong in a run; the documents themselves may have been read again since.
CREATE TABLE run_problem (
  run_id INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  stage  TEXT NOT NULL,
  code   TEXT NOT NULL,
  files  INTEGER NOT NULL,
  PRIMARY KEY (run_id, stage, code)
) STRICT, WITHOUT ROWID;

CREATE VIEW v_runs AS
SELECT run_id, started_at, finished_at, coalesce(outcome, 'unfinished') AS outcome, seconds, files, bytes, ok, partial, failed, unchanged,
       copied, vanished, skipped, program_version, extractor_version
FROM run;

INSERT INTO dictionary ("view", "column", meaning, unit) VALUES
  ('v_runs', 'run_id', 'The run', NULL),
  ('v_runs', 'started_at', 'When it began', 'UTC, ISO 8601'),
  ('v_runs', 'finished_at', 'When it ended; null where it goes on or was killed', 'UTC, ISO 8601'),
  ('v_runs', 'outcome', 'finished; interrupted by a signal; stopped by a failure; unfinished: it goes on or was killed', NULL),
  ('v_runs', 'seconds', 'How long it took', 's'),
  ('v_runs', 'files', 'Files found', 'files'),
  ('v_runs', 'bytes', 'Bytes of the files read', 'bytes'),
  ('v_runs', 'ok', 'Files read whole', 'files'),
  ('v_runs', 'partial', 'Files read of which something was lost', 'files'),
  ('v_runs', 'failed', 'Files tried of which nothing was read', 'files'),
  ('v_runs', 'unchanged', 'Files known and left alone', 'files'),
  ('v_runs', 'copied', 'Files with the bytes of another, not read', 'files'),
  ('v_runs', 'vanished', 'Documents taken out because their files are gone', 'files'),
  ('v_runs', 'skipped', 'Files passed over: hidden, special, or no reports by their names', 'files'),
  ('v_runs', 'program_version', 'Version of the program', NULL),
  ('v_runs', 'extractor_version', 'Versions of the rules that read', NULL);
