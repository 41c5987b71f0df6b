-- check: warn
-- guards: A role spelled in a way that no scope knows, whose ads would silently leave it.
select postings.role, count(*) as times
from postings
left join roles using (role)
where roles.role is null
group by all
order by postings.role;
