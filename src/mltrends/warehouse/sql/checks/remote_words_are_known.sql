-- check: fail
-- guards: A mode of work that no answer counts, so that the shares of a month would not sum to 1.
select remote, count(*) as times
from postings
where remote is null or remote not in ('remote', 'hybrid', 'onsite', 'unstated')
group by all
order by remote;
