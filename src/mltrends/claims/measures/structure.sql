-- The ads that roles are told apart by: those of some roles, at most so many of each.
with
asked as (
    select ads.role, ads.employer, ads.source
    from ads
    inner join roles using (role)
    where ads.in_scope and roles.in_field and ads.has_text and list_contains($roles, ads.role)
    qualify row_number() over (partition by ads.role order by md5(ads.posting_id), ads.posting_id) <= $most
)

select count(*) as n, count(distinct employer) as employers, count(distinct source) as sources
from asked;
