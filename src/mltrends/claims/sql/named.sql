-- grain: spot, concept
-- title: What some ads name in their text, by the number of the ad; words for roles are left out.
with
numbered as (
    select posting_id, row_number() over (order by posting_id) - 1 as spot
    from ads
),

asked as (
    select numbered.posting_id, numbered.spot
    from numbered
    semi join (select unnest($spots) as spot) as wanted using (spot)
)

select distinct asked.spot, mentions.concept
from mentions
inner join asked using (posting_id)
where mentions.counted and mentions.field = 'text' and mentions.kind not in ('role', 'esco', 'onet')
order by all;
