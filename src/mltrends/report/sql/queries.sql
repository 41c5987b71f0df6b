-- grain: answer
-- title: How each answer was made.
select answer, title, grain, unit, sql
from answers
order by answer;
