-- title: Do more ads state pay than before?
-- grain: country
-- unit: share of the ads in scope
-- counts: ads, scope, compared
-- needs: pay, date
-- columns:
--   country: all; ISO 3166 two-letter code of a country with as many dated ads as a share needs; or unstated.
--   months_before: Complete months in the first period; 0 when there are not 24 complete months.
--   months_after: Complete months in the last period; 0 when there are not 24 complete months.
--   before: Share that states pay in the first 12 complete months, within sources, with fixed weights; null with too little data.
--   after: Share in the last 12 complete months, likewise.
--   change: after - before.
--   ci_low: Lower bound of the 95 % interval of the change, with room for employers posting in clusters.
--   ci_high: Upper bound of that interval.
--   sources: Sources with enough ads in both periods; each is compared with itself only.
--   sources_agree: How many of them moved the way of the change.
--   verdict: rose, fell, no clear change or too little data; with the share of false finds held at 10 % over all that were tested.
--
-- One row per country and source that can be compared; answer_disclosure_change.py makes the answer of them.
with
tested as (
    select distinct country
    from answer_disclosure_months
),

told as (
    select
        source,
        is_before,
        coalesce(country, 'unstated') as country,
        cluster,
        count(*) as n,
        count_if(salary_kind = 'stated_employer') as k,
    from ads
    inner join compared_months using (source, month)
    where in_scope
    group by all
),

everywhere as (
    select source, is_before, 'all' as country, cluster, sum(n) as n, sum(k) as k
    from told
    group by all
),

cells as (
    select
        country,
        source,
        is_before,
        sum(n) as n,
        sum(k) as k,
        sum(k * k) as kk,
        sum(k * n) as kn,
        sum(n * n) as nn,
        count(*) as clusters,
    from (select * from everywhere union all by name select * from told semi join tested using (country))
    group by all
),

-- A source that came or went says nothing of change: only those with enough ads on both sides are compared.
steady as (
    select country, source
    from cells
    cross join thresholds
    where n >= share_min_ads
    group by country, source
    having count(*) = 2
),

counted as (
    select
        country,
        source,
        is_before,
        n,
        k,
        design_effect(k, n, kk, kn, nn, clusters) as deff,
    from cells
    semi join steady using (country, source)
),

pairs as (
    select
        country,
        source,
        cast(any_value(k) filter (where is_before) as bigint) as k_before,
        cast(any_value(n) filter (where is_before) as bigint) as n_before,
        any_value(deff) filter (where is_before) as deff_before,
        cast(any_value(k) filter (where not is_before) as bigint) as k_after,
        cast(any_value(n) filter (where not is_before) as bigint) as n_after,
        any_value(deff) filter (where not is_before) as deff_after,
    from counted
    group by all
)

select
    tested.country,
    pairs.* exclude (country),
from tested
left join pairs using (country)
order by tested.country <> 'all', tested.country, pairs.source;
