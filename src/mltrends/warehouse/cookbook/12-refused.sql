-- title: What was refused, and why?
-- answers: Every row of a file is kept or refused with a reason.
select file, reason, rows, example_line
from answer_rejects
order by rows desc, file, reason;
