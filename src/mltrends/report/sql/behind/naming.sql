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
    select min_by(mentions.rowid, (mentions.requirement <> 'required', mentions.span_start, mentions.span_end)) as place
    from mentions
    inner join picked using (concept, posting_id)
    where mentions.counted and mentions.field = 'text'
    group by mentions.concept, mentions.posting_id
),

-- Snippets are most of the file: they are read for these places alone.
words as (
    select mentions.concept, mentions.posting_id, mentions.surface, mentions.snippet
    from mentions
    where mentions.rowid in (select place from places)
)

select
    picked.concept as key,
    ads.posting_id,
    ads.title,
    ads.month,
    ads.file,
    ads.row,
    sources.title as source_title,
    words.surface as said,
    words.surface,
    words.snippet,
from picked
inner join ads using (posting_id)
inner join sources on ads.source = sources.source
left join words on picked.concept = words.concept and picked.posting_id = words.posting_id
order by key, md5_number_lower(ads.posting_id);
