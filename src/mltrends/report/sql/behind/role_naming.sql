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
    select min_by(mentions.rowid, (requirement <> 'required', span_start, span_end)) as place
    from mentions
    semi join picked using (posting_id)
    where counted and field = 'text' and concept in $concept
    group by posting_id
),

-- Snippets are most of the file: they are read for these places alone.
words as (
    select posting_id, surface, snippet
    from mentions
    where mentions.rowid in (select place from places)
)

select
    ads.role as key,
    ads.posting_id,
    ads.title,
    ads.month,
    ads.file,
    ads.row,
    sources.title as source_title,
    words.surface as said,
    words.surface,
    words.snippet,
from ads
semi join picked using (posting_id)
inner join sources using (source)
left join words on ads.posting_id = words.posting_id
order by md5_number_lower(ads.posting_id);
