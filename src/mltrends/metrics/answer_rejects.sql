-- title: What was refused, and why?
-- grain: file, reason
-- unit: rows
-- counts: nothing
-- needs: title
-- columns:
--   file: Name of the raw file.
--   reason: Why the records were refused.
--   rows: Records refused for that reason.
--   example_line: Line of the file on which the first of them starts, from 1.
select
    file,
    reason,
    count(*) as rows,
    min(line) + 1 as example_line,
from rejects
group by all
order by file, rows desc, reason;
