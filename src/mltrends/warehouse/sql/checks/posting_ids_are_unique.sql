-- check: fail
-- guards: Two postings under one id, which every join would multiply.
select posting_id, count(*) as times
from postings
group by all
having times > 1
order by posting_id;
