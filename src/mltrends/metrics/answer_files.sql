-- title: What became of each file?
-- grain: file
-- unit: rows
-- counts: nothing
-- needs: title
-- columns:
--   file: Name of the raw file.
--   source: The source that it was recognised as; null when it was not.
--   status: read, set aside (so odd that its ads count nowhere), joined (a side table), refused, copy (the same bytes as another file) or left out.
--   rows_read: Records in the file, header not counted.
--   rows_kept: Records that became postings.
--   rows_refused: Records that were set aside with a reason.
--   duplicates: Postings that are another posting's ad; kept, and counted once.
--   note: Why, when the file was not read or is set aside; reasons of refused rows; columns that nobody knows.
--   mapped: Who says what its columns are: known (a known dataset), inferred (from words and cells) or told (by the user's mapping file).
--   sure: How sure an inferred mapping is, from 0 to 1.
--   cells_repaired: Cells in which damaged letters were put right.
with
doubled as (
    select file, count_if(not is_canonical) as duplicates
    from postings
    group by all
)

select
    file,
    source,
    status,
    rows_read,
    rows_kept,
    rows_refused,
    coalesce(doubled.duplicates, 0) as duplicates,
    note,
    mapped,
    sure,
    cells_repaired,
from file_accounts
left join doubled using (file)
order by file;
