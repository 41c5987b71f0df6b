-- The share of ads that name something, less that of the middle one of the skills that a document and any ad names.
with
asked as (
    select posting_id, hit
    from ads_that($among, $asks)
),

counted as (
    select ad_facts.fact as concept, count(distinct ad_facts.posting_id) as k
    from ad_facts
    semi join ads_that([['field'], ['text']], []) as field_ads using (posting_id)
    group by ad_facts.fact
),

middle as (
    select median(counted.k) as k
    from concepts
    inner join counted using (concept)
    where regexp_matches(concepts.origin, '000|001|002')
        and concepts.kind not in ('role', 'field', 'seniority', 'education', 'learning', 'industry', 'application', 'responsibility', 'ethics', 'future', 'esco', 'onet')
)

select
    count(*) filter (where hit) / nullif(count(*), 0) - any_value(middle.k) / nullif(count(*), 0) as value,
    count(*) filter (where hit) as k,
    count(*) as n,
    any_value(middle.k) / nullif(count(*), 0) as before,
    count(*) filter (where hit) / nullif(count(*), 0) as after,
from asked
cross join middle;
