-- title: What became of each file?
-- grain: file
-- unit: rows
-- needs: title
-- columns:
--   file: Name of the raw file.
--   source: The source that it was recognised as; null when it was not.
--   status: read, refused, copy (the same bytes as another file) or left out.
--   rows_read: Records in the file, header not counted.
--   rows_kept: Records that became postings.
--   rows_refused: Records that were set aside with a reason.
--   duplicates: Postings that are another posting's ad; kept, and counted once.
--   note: Why, when the file was not read.
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
from file_accounts
left join doubled using (file)
order by file;
