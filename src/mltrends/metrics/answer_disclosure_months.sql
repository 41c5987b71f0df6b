-- title: How many ads state pay, month by month and country by country?
-- grain: month, country
-- unit: share of the month's ads in scope
-- counts: ads, scope, month
-- needs: pay, date
-- columns:
--   month: First day of the month in which the ads were first seen; a month without ads has rows with n = 0.
--   country: all; ISO 3166 two-letter code of a country with as many dated ads as a share needs; or unstated.
--   k: Ads of the month whose employer states pay, in the pay column, the title or the text.
--   n: Ads of the month in scope, of all sources that count and are no snapshots.
--   share: k / n; null where suppressed or without ads.
--   ci_low: Lower bound of the 95 % interval of the share (Wilson, with n / deff ads); null where suppressed.
--   ci_high: Upper bound of that interval; null where suppressed.
--   employers: Employers known among the n ads.
--   sources: Sources with ads among the n.
--   complete: True when the month is whole (see month_status); others are not ranked or tested.
--   suppressed: True when there are too few ads to show a share.
--   reason: Why it is suppressed; null when it is not.
--   deff: Design effect: how many times wider the truth lies than for independent ads, because employers post in clusters.
with
told as (
    select
        month,
        coalesce(country, 'unstated') as country,
        cluster,
        bool_or(employer is not null) as known,
        count(*) as n,
        count_if(salary_kind = 'stated_employer') as k,
    from ads
    where in_scope and month is not null
    group by all
),

shown as (
    select country
    from told
    cross join thresholds
    group by country
    having sum(n) >= any_value(share_min_ads)
),

by_cluster as (
    select month, 'all' as country, cluster, any_value(known) as known, sum(n) as n, sum(k) as k
    from told
    group by all
    union all
    select * from told semi join shown using (country)
),

origins as (
    select distinct month, coalesce(country, 'unstated') as country, source
    from ads
    where in_scope and month is not null
),

brought as (
    select month, 'all' as country, count(distinct source) as sources
    from origins
    group by all
    union all
    select month, country, count(*)
    from origins
    group by all
),

cells as (
    select
        month,
        country,
        sum(n) as n,
        sum(k) as k,
        sum(k * k) as kk,
        sum(k * n) as kn,
        sum(n * n) as nn,
        count(*) as clusters,
        count_if(known) as employers,
    from by_cluster
    group by all
),

filled as (
    select
        month_status.month,
        month_status.complete,
        places.country,
        coalesce(cells.k, 0) as k,
        coalesce(cells.n, 0) as n,
        coalesce(cells.employers, 0) as employers,
        coalesce(brought.sources, 0) as sources,
        design_effect(cells.k, cells.n, cells.kk, cells.kn, cells.nn, cells.clusters) as deff,
        coalesce(cells.n, 0) < thresholds.share_min_ads as suppressed,
        thresholds.share_min_ads,
    from month_status
    cross join (select 'all' as country union all select country from shown) as places
    cross join thresholds
    left join cells using (month, country)
    left join brought using (month, country)
)

select
    month,
    country,
    cast(k as bigint) as k,
    cast(n as bigint) as n,
    case when not suppressed then k / n end as share,
    case when not suppressed then wilson_low(k / deff, n / deff) end as ci_low,
    case when not suppressed then wilson_high(k / deff, n / deff) end as ci_high,
    employers,
    sources,
    complete,
    suppressed,
    case when suppressed then format('too few ads (n={} < {})', n, share_min_ads) end as reason,
    deff,
from filled
order by month, country <> 'all', country;
