-- grain: file
-- title: The raw files of the run and what became of their rows.
-- columns:
--   file: Name of the raw file.
--   digest: Digest of the file's bytes.
--   bytes: Size of the file.
--   source: The source that the file was recognised as; null when it was not.
--   encoding: Encoding in which it was read.
--   delimiter: Character between its cells.
--   rows_read: Records in the file, header not counted.
--   rows_kept: Records that became postings.
--   rows_refused: Records that were set aside with a reason.
--   status: read, set aside (so odd that its ads count nowhere), joined (a side table), refused, copy (the same bytes as another file) or left out.
--   note: Why, when the file was not read or is set aside; reasons of refused rows; columns that nobody knows.
--   mapped: Who says what its columns are: known (a known dataset), inferred (from words and cells) or told (by the user's mapping file).
--   sure: How sure an inferred mapping is, from 0 to 1.
--   cells_repaired: Cells in which damaged letters were put right.
select
    file,
    digest,
    bytes,
    source,
    encoding,
    delimiter,
    rows_read,
    rows_kept,
    rows_refused,
    status,
    note,
    mapped,
    sure,
    cells_repaired,
from given_files
order by file;
