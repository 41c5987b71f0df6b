-- title: How many ads offer remote work, month by month?
-- grain: month, mode
-- unit: share of the month's ads in scope
-- counts: ads, scope, month
-- needs: date
-- columns:
--   month: First day of the month in which the ads were first seen; a month without ads has rows with n = 0.
--   mode: remote, hybrid, onsite or unstated; unstated is what ads do not say, and the four sum to 1.
--   k: Ads of the month that offer the mode.
--   n: Ads of the month in scope, of all sources that count and are no snapshots.
--   share: k / n; null where suppressed or without ads. Where no ad says anything, only the share of unstated is known.
--   ci_low: Lower bound of the 95 % interval of the share (Wilson, with n / deff ads); null where suppressed.
--   ci_high: Upper bound of that interval; null where suppressed.
--   employers: Employers known among the n ads.
--   sources: Sources with ads among the n.
--   complete: True when the month is whole (see month_status); others are not ranked or tested.
--   suppressed: True when there are too few ads to show a share, or none that says where the work is done.
--   reason: Why it is suppressed; null when it is not.
--   deff: Design effect: how many times wider the truth lies than for independent ads, because employers post in clusters.
with
modes as (
    select unnest(['remote', 'hybrid', 'onsite', 'unstated']) as mode, unnest([1, 2, 3, 4]) as place
),

by_cluster as (
    select month, cluster, any_value(employer) as employer, count(*) as n
    from ads
    where in_scope and month is not null
    group by all
),

brought as (
    select month, count(distinct source) as sources, count_if(remote <> 'unstated') as said
    from ads
    where in_scope and month is not null
    group by all
),

cells as (
    select month, sum(n) as n, sum(n * n) as nn, count(*) as clusters, count(employer) as employers
    from by_cluster
    group by all
),

hits as (
    select month, remote as mode, cluster, count(*) as k
    from ads
    where in_scope and month is not null
    group by all
),

counted as (
    select month, mode, sum(k) as k, sum(k * k) as kk, sum(k * n) as kn
    from hits
    inner join by_cluster using (month, cluster)
    group by all
),

filled as (
    select
        month_status.month,
        month_status.complete,
        modes.*,
        coalesce(cells.n, 0) as n,
        coalesce(cells.employers, 0) as employers,
        coalesce(brought.sources, 0) as sources,
        coalesce(counted.k, 0) as k,
        design_effect(coalesce(counted.k, 0), cells.n, counted.kk, counted.kn, cells.nn, cells.clusters) as deff,
        coalesce(cells.n, 0) < thresholds.share_min_ads as thin,
        modes.mode <> 'unstated' and coalesce(brought.said, 0) = 0 as silent,
        thresholds.share_min_ads,
    from month_status
    cross join modes
    cross join thresholds
    left join cells using (month)
    left join brought using (month)
    left join counted using (month, mode)
)

select
    month,
    mode,
    cast(k as bigint) as k,
    cast(n as bigint) as n,
    case when not (thin or silent) then k / n end as share,
    case when not (thin or silent) then wilson_low(k / deff, n / deff) end as ci_low,
    case when not (thin or silent) then wilson_high(k / deff, n / deff) end as ci_high,
    employers,
    sources,
    complete,
    thin or silent as suppressed,
    case
        when thin then format('too few ads (n={} < {})', n, share_min_ads)
        when silent then 'no ad of the month says where the work is done'
    end as reason,
    deff,
from filled
order by month, place;
