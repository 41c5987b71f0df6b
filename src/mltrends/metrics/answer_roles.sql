-- title: Which roles are advertised most?
-- grain: role
-- unit: share of the ads in scope
-- counts: ads, scope
-- needs: title
-- columns:
--   role: Role read from the title; every role in scope has a row.
--   k: Ads for the role.
--   n: Ads in scope, of all sources that count, dated or not.
--   share: k / n; null where suppressed.
--   ci_low: Lower bound of the 95 % interval of the share (Wilson, with n / deff ads); null where suppressed.
--   ci_high: Upper bound of that interval; null where suppressed.
--   employers: Employers known among the n ads.
--   sources: Sources with ads among the n.
--   suppressed: True when there are too few ads to show a share.
--   reason: Why it is suppressed; null when it is not.
--   deff: Design effect: how many times wider the truth lies than for independent ads, because employers post in clusters.
with
by_cluster as (
    select cluster, any_value(employer) as employer, count(*) as n
    from ads
    where in_scope
    group by all
),

whole as (
    select
        coalesce(sum(n), 0) as n,
        sum(n * n) as nn,
        count(*) as clusters,
        count(employer) as employers,
        (select count(distinct source) from ads where in_scope) as sources,
    from by_cluster
),

hits as (
    select role, cluster, count(*) as k
    from ads
    where in_scope
    group by all
),

counted as (
    select role, sum(k) as k, sum(k * k) as kk, sum(k * n) as kn
    from hits
    inner join by_cluster using (cluster)
    group by all
),

filled as (
    select
        roles.role,
        coalesce(counted.k, 0) as k,
        whole.* exclude (nn, clusters),
        design_effect(coalesce(counted.k, 0), whole.n, counted.kk, counted.kn, whole.nn, whole.clusters) as deff,
        whole.n < thresholds.share_min_ads as suppressed,
        thresholds.share_min_ads,
    from roles
    cross join whole
    cross join thresholds
    left join counted using (role)
    where roles.in_scope
)

select
    role,
    cast(k as bigint) as k,
    cast(n as bigint) as n,
    case when not suppressed then k / n end as share,
    case when not suppressed then wilson_low(k / deff, n / deff) end as ci_low,
    case when not suppressed then wilson_high(k / deff, n / deff) end as ci_high,
    employers,
    sources,
    suppressed,
    case when suppressed then format('too few ads (n={} < {})', n, share_min_ads) end as reason,
    deff,
from filled
order by k desc, role;
