-- grain: key, posting_id
-- title: Of the ads in scope for a role, ten for each, the same each time; the title is what the role was read from.
with
picked as (
    select role, unnest(min_by(posting_id, md5_number_lower(posting_id), 10)) as posting_id
    from ads
    where in_scope and role in $role
    group by role
)

select
    picked.role as key,
    ads.posting_id,
    ads.title,
    ads.month,
    ads.file,
    ads.row,
    sources.title as source_title,
    'title: ' || ads.title as said,
    null as surface,
    null as snippet,
from picked
inner join ads using (posting_id)
inner join sources on ads.source = sources.source
order by key, md5_number_lower(ads.posting_id);
