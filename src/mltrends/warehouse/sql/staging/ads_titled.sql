-- grain: posting_id
-- title: Title, role and skills of every ad: what the model of titles is made of.
-- columns:
--   posting_id: Id of the posting.
--   title: Title as its column says it; empty when there is none.
--   role: Role read from the title, or from the first line of an ad without one.
--   has_text: True when the text is long enough for skills to be looked for; from the settings.
--   named: Ids of the concepts that count in its text, but for roles and those of imported classifications.
with
named as (
    select
        posting_id,
        list_sort(list_distinct(list(concept))) as named,  -- half the time of list(distinct … order by …)
    from mentions
    where
        counted and field = 'text' and kind <> 'role' and not list_contains($imported, kind)
        and hash(posting_id) % $passes = $pass
    group by all
)

select
    ads.posting_id,
    coalesce(ads.title, '') as title,
    ads.role,
    ads.has_text,
    coalesce(named.named, []) as named,
from ads
left join named using (posting_id)
where hash(ads.posting_id) % $passes = $pass
order by ads.posting_id;
