-- grain: file, row
-- title: Records that were refused, each with its reason.
-- from: REJECTS
-- columns:
--   file: Name of the raw file.
--   slice: Number of the slice of the file.
--   row: Number of the record in the file, from 0, header not counted.
--   line: Line of the file on which the record starts, from 1.
--   excerpt: Up to 200 characters of the record, masked; for the first 20 of each file and reason.
select
    given_parts.file,
    given_parts.slice,
    given_parts.first_row + read.row as row,
    given_parts.first_line + read.line as line,
    read.reason,
    case
        when row_number() over (
            partition by given_parts.file, read.reason order by given_parts.slice, read.row
        ) <= $shown_rejects then left(masks.masked, 200)
    end as excerpt,
from read_parquet($rejects, filename = true) as read
inner join given_parts on read.filename = given_parts.rejects
left join masks on read.raw = masks.raw
order by file, row;
