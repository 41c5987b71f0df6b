-- title: How much remote work is offered, by role?
-- answers: Remote, hybrid and not said at all: a share of those that say is not a share of all.
select role, count_if(remote = 'remote') as k, count_if(remote = 'hybrid') as hybrid,
    count_if(remote = 'onsite') as onsite, count_if(remote = 'unstated') as unstated, count(*) as n,
    k / n as share, wilson_low(k, n) as ci_low, wilson_high(k, n) as ci_high,
from ads
where in_scope
group by role
order by n desc, role;
