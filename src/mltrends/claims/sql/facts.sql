-- grain: fact
-- title: For each fact that claims ask for, the places of the ads that have it.
with
numbered as (
    select posting_id, row_number() over (order by posting_id) - 1 as spot
    from ads
)

select ad_facts.fact, list(numbered.spot) as spots
from ad_facts
inner join (select distinct unnest($facts) as fact) as asked using (fact)
inner join numbered using (posting_id)
group by ad_facts.fact
order by ad_facts.fact;
