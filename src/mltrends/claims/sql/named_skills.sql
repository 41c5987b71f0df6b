-- grain: concept
-- title: Every skill of the vocabulary, how many ads of the field with text name it, and which documents do.
with
named as (
    select ad_concepts.concept, count(*) as k
    from ad_concepts
    inner join roles using (role)
    where roles.in_field
    group by ad_concepts.concept
)

select concepts.concept, concepts.origin, coalesce(named.k, 0) as k
from concepts
left join named using (concept)
where concepts.kind not in ('role', 'field', 'seniority', 'education', 'learning', 'industry', 'application', 'responsibility', 'ethics', 'future', 'esco', 'onet')
order by k desc, concepts.concept;
