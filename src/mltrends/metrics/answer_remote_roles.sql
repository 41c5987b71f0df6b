-- title: Which roles and levels are offered remote work?
-- grain: subject, thing, mode
-- unit: share of the ads in scope of the role or level
-- counts: role: ads, scope; level: ads, scope
-- needs: text
-- columns:
--   subject: role or level.
--   thing: Role, or level, both read from the title.
--   mode: remote, hybrid, onsite or unstated; unstated is what ads do not say, and the four sum to 1.
--   k: Ads of the role or level that offer the mode.
--   n: Ads in scope of the role or level, of all sources that count, dated or not.
--   share: k / n; null where suppressed. Where no ad says anything, only the share of unstated is known.
--   ci_low: Lower bound of the 95 % interval of the share (Wilson, with n / deff ads); null where suppressed.
--   ci_high: Upper bound of that interval; null where suppressed.
--   employers: Employers known among the n ads.
--   sources: Sources with ads among the n.
--   suppressed: True when there are too few ads to show a share, or none that says where the work is done.
--   reason: Why it is suppressed; null when it is not.
--   deff: Design effect: how many times wider the truth lies than for independent ads, because employers post in clusters.
with
modes as (
    select unnest(['remote', 'hybrid', 'onsite', 'unstated']) as mode, unnest([1, 2, 3, 4]) as place
),

counts as (
    select role, seniority, remote as mode, cluster, bool_or(employer is not null) as known, count(*) as k
    from ads
    where in_scope
    group by all
),

asked as (
    select 'role' as subject, role as thing, mode, cluster, any_value(known) as known, sum(k) as k
    from counts
    group by all
    union all
    select 'level', seniority, mode, cluster, any_value(known), sum(k)
    from counts
    group by all
),

origins as (
    select distinct role, seniority, source from ads where in_scope
),

by_cluster as (
    select subject, thing, cluster, any_value(known) as known, sum(k) as n
    from asked
    group by all
),

cells as (
    select subject, thing, sum(n) as n, sum(n * n) as nn, count(*) as clusters, count_if(known) as employers
    from by_cluster
    group by all
),

brought as (
    select 'role' as subject, role as thing, count(distinct source) as sources
    from origins
    group by all
    union all
    select 'level', seniority, count(distinct source)
    from origins
    group by all
),

spoken as (
    select subject, thing, coalesce(sum(k) filter (where mode <> 'unstated'), 0) as said
    from asked
    group by all
),

counted as (
    select subject, thing, mode, sum(k) as k, sum(k * k) as kk, sum(k * n) as kn
    from asked
    inner join by_cluster using (subject, thing, cluster)
    group by all
),

filled as (
    select
        cells.subject,
        cells.thing,
        modes.*,
        cells.n,
        cells.employers,
        brought.sources,
        coalesce(counted.k, 0) as k,
        design_effect(coalesce(counted.k, 0), cells.n, counted.kk, counted.kn, cells.nn, cells.clusters) as deff,
        cells.n < thresholds.share_min_ads as thin,
        modes.mode <> 'unstated' and spoken.said = 0 as silent,
        thresholds.share_min_ads,
    from cells
    cross join modes
    cross join thresholds
    inner join brought using (subject, thing)
    inner join spoken using (subject, thing)
    left join counted using (subject, thing, mode)
)

select
    subject,
    thing,
    mode,
    cast(k as bigint) as k,
    cast(n as bigint) as n,
    case when not (thin or silent) then k / n end as share,
    case when not (thin or silent) then wilson_low(k / deff, n / deff) end as ci_low,
    case when not (thin or silent) then wilson_high(k / deff, n / deff) end as ci_high,
    employers,
    sources,
    thin or silent as suppressed,
    case
        when thin then format('too few ads (n={} < {})', n, share_min_ads)
        when silent then 'no ad says where the work is done'
    end as reason,
    deff,
from filled
order by subject desc, thing, place;
