-- grain: posting_id
-- title: Of the ads in scope for a role that mention a skill, ten, the same each time, with one place in each.
with
picked as (
    select posting_id
    from ad_concepts
    where role in $role and concept in $concept
    order by md5_number_lower(posting_id)
    limit 10
),

places as (
    select
        posting_id,
        min_by(surface, (requirement <> 'required', field, span_start)) as surface,
        min_by(snippet, (requirement <> 'required', field, span_start)) as snippet,
    from mentions
    semi join picked using (posting_id)
    where counted and field = 'text' and concept in $concept
    group by all
)

select
    ads.role as key,
    ads.posting_id,
    ads.title,
    ads.month,
    ads.file,
    ads.row,
    sources.title as source_title,
    places.surface as said,
    places.surface,
    places.snippet,
from ads
semi join picked using (posting_id)
inner join sources using (source)
left join places on ads.posting_id = places.posting_id
order by md5_number_lower(ads.posting_id);
