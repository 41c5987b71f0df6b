-- grain: claim, part
-- title: The statement that gives each figure of a claim.
select claim, part, sql, finished
from claim_queries
order by claim, part;
