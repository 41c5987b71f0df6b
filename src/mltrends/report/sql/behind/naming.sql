-- grain: key, posting_id
-- title: Of the ads in scope with text that mention a skill, ten for each, the same each time, with one place in each.
with
picked as (
    select concept, unnest(min_by(posting_id, md5_number_lower(posting_id), 10)) as posting_id
    from ad_concepts
    where concept in $concept
    group by concept
),

places as (
    select
        mentions.concept,
        mentions.posting_id,
        min_by(mentions.surface, (mentions.requirement <> 'required', mentions.field, mentions.span_start)) as surface,
        min_by(mentions.snippet, (mentions.requirement <> 'required', mentions.field, mentions.span_start)) as snippet,
    from mentions
    inner join picked using (concept, posting_id)
    where mentions.counted and mentions.field = 'text'
    group by all
)

select
    picked.concept as key,
    ads.posting_id,
    ads.title,
    ads.month,
    ads.file,
    ads.row,
    sources.title as source_title,
    places.surface as said,
    places.surface,
    places.snippet,
from picked
inner join ads using (posting_id)
inner join sources on ads.source = sources.source
left join places on picked.concept = places.concept and picked.posting_id = places.posting_id
order by key, md5_number_lower(ads.posting_id);
