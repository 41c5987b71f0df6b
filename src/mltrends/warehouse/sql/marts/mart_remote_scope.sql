-- grain: source, month, scope
-- title: Ads in scope that offer remote work, hybrid work among it, by source, month and from where it may be done.
-- columns:
--   source: Name of the source.
--   month: First day of the month in which the ads were first seen.
--   scope: worldwide, country, region or unstated; unstated is what ads do not say.
--   complete: True when the month of this source is complete (see period_status).
--   k: Ads of that scope.
--   n: Ads in scope that are remote or hybrid.
--   share: k / n.
--   ci_low: Lower bound of the 95 % interval of the share (Wilson, with n / deff ads).
--   ci_high: Upper bound of that interval.
--   deff: Design effect: how many times wider the truth lies than for independent ads, because employers post in clusters.
--   employers: Employers known among the n ads.
--   sources: Number of sources; 1 here, where each row is of one.
with
scopes as (
    select unnest(['worldwide', 'country', 'region', 'unstated']) as scope
),

by_cluster as (
    select source, month, cluster, any_value(employer) as employer, count(*) as n
    from ads
    where in_scope and month is not null and remote_scope is not null
    group by all
),

cells as (
    select source, month, sum(n) as n, sum(n * n) as nn, count(*) as clusters, count(employer) as employers
    from by_cluster
    group by all
),

hits as (
    select source, month, remote_scope as scope, cluster, count(*) as k
    from ads
    where in_scope and month is not null and remote_scope is not null
    group by all
),

counted as (
    select source, month, scope, sum(k) as k, sum(k * k) as kk, sum(k * n) as kn
    from hits
    inner join by_cluster using (source, month, cluster)
    group by all
),

filled as (
    select
        cells.*,
        scopes.scope,
        coalesce(counted.k, 0) as k,
        design_effect(
            coalesce(counted.k, 0), cells.n, counted.kk, counted.kn, cells.nn, cells.clusters
        ) as deff,
    from cells
    cross join scopes
    left join counted using (source, month, scope)
)

select
    source,
    month,
    scope,
    period_status.complete,
    cast(filled.k as bigint) as k,
    cast(filled.n as bigint) as n,
    filled.k / filled.n as share,
    wilson_low(filled.k / deff, filled.n / deff) as ci_low,
    wilson_high(filled.k / deff, filled.n / deff) as ci_high,
    deff,
    employers,
    1::bigint as sources,
from filled
inner join period_status using (source, month)
order by source, month, scope;
