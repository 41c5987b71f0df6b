-- check: fail
-- guards: Postings of a source without a contract, which no answer would count.
select distinct postings.source
from postings
left join sources using (source)
where sources.source is null
order by postings.source;
