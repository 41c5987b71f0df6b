-- What ads really state, the nearest like ads first: of the same role, level and country, then of fewer of them; last, those that name all skills.
with
ads as (
    select *, list_transform(asked, lambda one: one.concept) as named
    from paid_ads_asking
    where currency = $currency
),

cells as (
    select 1 as step, 'role, level and country' as cell, role = $role and seniority = $seniority and country = $country as inside, * from ads
    union all
    select 2, 'role and country', role = $role and country = $country, * from ads
    union all
    select 3, 'role and level', role = $role and seniority = $seniority, * from ads
    union all
    select 4, 'role', role = $role, * from ads
    union all
    select 5, 'role, with all these skills', role = $role and list_has_all(named, $skills), * from ads where len($skills) > 0
)

select
    cell,
    count(*) as k,
    count(distinct cluster) as employers,
    count(*) >= any_value(thresholds.pay_min_ads) and count(distinct cluster) >= any_value(thresholds.pay_min_employers) as shown,
    quantile_cont(pay, 0.25) as p25,
    quantile_cont(pay, 0.5) as p50,
    quantile_cont(pay, 0.75) as p75,
    max(len(asked)) as most_skills,
from cells
cross join thresholds
where inside
group by step, cell
order by step;
