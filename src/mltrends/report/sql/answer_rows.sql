-- grain: that of the answer
-- title: All rows of one answer, in an order that does not depend on how they were stored.
select *
from query_table($answer)
order by all;
