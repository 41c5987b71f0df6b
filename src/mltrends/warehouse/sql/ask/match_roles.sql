-- How much of what each role's ads ask for somebody has who knows $skills: the mean over ads, with sums by employer for its interval.
with
ranked as (
    select concept from answer_skills where rank is not null
),

asked as (
    select
        ad_concepts.posting_id,
        ad_concepts.role,
        ad_concepts.cluster,
        count_if(list_contains($skills, ad_concepts.concept)) / count(*) as had,
    from ad_concepts
    semi join ranked using (concept)
    group by all
),

by_employer as (
    select role, cluster, sum(had) as had, count(*) as n, count_if(had >= 0.5) as half
    from asked
    group by all
),

means as (
    select role, sum(had) / sum(n) as mean from by_employer group by all
)

select
    role,
    cast(sum(n) as bigint) as n,
    count(*) as clusters,
    any_value(mean) as mean,
    sum((had - mean * n) * (had - mean * n)) as squares,
    cast(sum(half) as bigint) as half,
    any_value(thresholds.rank_min_ads) as rank_min_ads,
from by_employer
inner join means using (role)
cross join thresholds
group by role
order by role;
