-- Of the skills that most ads of the field name: how many a document names; or, of those that any document names, how
-- many not all of them do.
with
named as (
    select ad_facts.fact as concept, count(distinct ad_facts.posting_id) as ads
    from ad_facts
    semi join ads_that([['field'], ['text']], []) as field_ads using (posting_id)
    group by ad_facts.fact
),

most_named as (
    select
        case when $how = 'apart' then regexp_matches(concepts.origin, '000|001|002') else true end as counts,
        case
            when $how = 'apart' then not (contains(concepts.origin, '000') and contains(concepts.origin, '001') and contains(concepts.origin, '002'))
            else contains(concepts.origin, $how)
        end as hit,
    from named
    inner join concepts using (concept)
    where concepts.kind not in ('role', 'field', 'seniority', 'education', 'learning', 'industry', 'application', 'responsibility', 'ethics', 'future', 'esco', 'onet')
    order by named.ads desc, concepts.concept
    limit $most_named
)

select count(*) filter (where hit) / nullif(count(*), 0) as value, count(*) filter (where hit) as k, count(*) as n
from most_named
where counts;
