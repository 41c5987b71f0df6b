-- Roles in scope with the ads that count, those with the most first.
select roles.role, count(ads.posting_id) as ads
from roles
left join ads using (role)
where roles.in_scope
group by all
order by ads desc, roles.role;
