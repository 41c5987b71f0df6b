-- title: Which levels are advertised, by role?
-- answers: Level as the title says it; most titles say none, and those count as mid.
pivot (from ads where in_scope)
on seniority in ('intern', 'junior', 'mid', 'senior', 'lead', 'manager', 'director')
using count(*)
group by role
order by role;
