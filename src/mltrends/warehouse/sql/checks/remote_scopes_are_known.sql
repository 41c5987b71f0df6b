-- check: fail
-- guards: Remote work without a scope that answers count, or a scope of an ad that offers none.
select remote, remote_scope, count(*) as times
from postings
where (remote in ('remote', 'hybrid')) <> (remote_scope is not null)
    or remote_scope not in ('worldwide', 'country', 'region', 'unstated')
group by all
order by all;
