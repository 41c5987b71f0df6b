-- Every ad of the whole warehouse, with which of the conditions on a part it meets; an empty condition is met by all.
create temp table chosen as
select
    postings.posting_id,
    ads.posting_id is not null as counts,
    postings.in_scope,
    (
        cast($first as date) is null
        or coalesce(postings.first_seen >= cast($first as date), false)
    )
    and (
        cast($last as date) is null
        or coalesce(postings.first_seen < cast($last as date) + interval 1 month, false)
    ) as in_months,
    len($countries) = 0 or list_contains($countries, coalesce(postings.country, 'unstated')) as in_countries,
    len($roles) = 0 or list_contains($roles, postings.role) as in_roles,
from whole.postings
left join whole.ads using (posting_id)
where postings.is_canonical;
