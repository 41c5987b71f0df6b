-- title: From where may remote work be done?
-- grain: scope
-- unit: share of the ads in scope that offer remote work
-- counts: ads, scope, remote
-- needs: text
-- columns:
--   scope: worldwide, country (one), region (several countries, a part of the world or of a country, a time zone) or unstated; unstated is what ads do not say, and the four sum to 1.
--   k: Ads of that scope.
--   n: Ads in scope that are remote or hybrid, of all sources that count, dated or not.
--   share: k / n; null where suppressed.
--   ci_low: Lower bound of the 95 % interval of the share (Wilson, with n / deff ads); null where suppressed.
--   ci_high: Upper bound of that interval; null where suppressed.
--   employers: Employers known among the n ads.
--   sources: Sources with ads among the n.
--   suppressed: True when there are too few ads to show a share.
--   reason: Why it is suppressed; null when it is not.
--   deff: Design effect: how many times wider the truth lies than for independent ads, because employers post in clusters.
with
scopes as (
    select unnest(['worldwide', 'country', 'region', 'unstated']) as scope, unnest([1, 2, 3, 4]) as place
),

by_cluster as (
    select cluster, any_value(employer) as employer, count(*) as n
    from ads
    where in_scope and remote_scope is not null
    group by all
),

whole as (
    select
        coalesce(sum(n), 0) as n,
        sum(n * n) as nn,
        count(*) as clusters,
        count(employer) as employers,
        (select count(distinct source) from ads where in_scope and remote_scope is not null) as sources,
    from by_cluster
),

hits as (
    select remote_scope as scope, cluster, count(*) as k
    from ads
    where in_scope and remote_scope is not null
    group by all
),

counted as (
    select scope, sum(k) as k, sum(k * k) as kk, sum(k * n) as kn
    from hits
    inner join by_cluster using (cluster)
    group by all
),

filled as (
    select
        scopes.*,
        coalesce(counted.k, 0) as k,
        whole.* exclude (nn, clusters),
        design_effect(coalesce(counted.k, 0), whole.n, counted.kk, counted.kn, whole.nn, whole.clusters) as deff,
        whole.n < thresholds.share_min_ads as suppressed,
        thresholds.share_min_ads,
    from scopes
    cross join whole
    cross join thresholds
    left join counted using (scope)
)

select
    scope,
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
order by place;
