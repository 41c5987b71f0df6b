-- title: How large a part of all ads is for the roles in scope?
-- grain: source, month
-- unit: share of the month's ads
-- counts: ads, complete
-- needs: date
-- columns:
--   source: Id of the source, or all: the line over all sources that bring other ads too.
--   month: First day of the month; only months that are complete in the source, or in one of them.
--   k: Ads for a role in scope.
--   n: All ads of the month, whatever their role.
--   share: k / n of a source; in the line over all, the share with the sources weighted alike in all months. Null where reason says why.
--   ci_low: Lower bound of its 95 % interval, with room for employers posting in clusters.
--   ci_high: Upper bound of that interval.
--   sources: Sources with ads in the month.
--   linked: True when the set of sources changed here, so that the line goes on by the change within those in both months.
--   piece: Number of the piece of the line, from 0; points of two pieces may not be joined or compared.
--   suppressed: True when there is no share to show.
--   reason: Why; null when there is. A source most of whose ads are in scope was gathered by asking for such jobs: it has no whole that they could be a share of.
--
-- One row per source and month; answer_ml_share.py makes the line over all.
with
by_cluster as (
    select source, month, cluster, count(*) as n, count_if(in_scope) as k
    from ads
    inner join period_status using (source, month)
    where period_status.complete
    group by all
),

by_source as (
    select source, sum(k) / sum(n) > 0.5 as narrow
    from by_cluster
    group by all
),

cells as (
    select
        source,
        month,
        sum(k) as k,
        sum(n) as n,
        design_effect(sum(k), sum(n), sum(k * k), sum(k * n), sum(n * n), count(*)) as deff,
    from by_cluster
    group by all
)

select
    cells.source,
    cells.month,
    cast(cells.k as bigint) as k,
    cast(cells.n as bigint) as n,
    cells.deff,
    by_source.narrow,
    thresholds.share_min_ads,
from cells
inner join by_source using (source)
cross join thresholds
order by cells.source, cells.month;
