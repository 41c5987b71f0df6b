-- grain: source, month, concept
-- title: Ads in scope with text by source, month and concept.
-- columns:
--   source: Name of the source.
--   month: First day of the month in which the ads were first seen.
--   concept: Id of the concept; every concept that the source has anywhere has a row for each month.
--   complete: True when the month of this source is complete (see period_status).
--   k: Ads that name the concept.
--   n: Ads in scope with text.
--   share: k / n.
--   ci_low: Lower bound of the 95 % interval of the share (Wilson, with n / deff ads).
--   ci_high: Upper bound of that interval.
--   deff: Design effect: how many times wider the truth lies than for independent ads, because employers post in clusters.
--   employers: Employers known among the n ads.
--   sources: Number of sources; 1 here, where each row is of one.
with
by_cluster as (
    select source, month, cluster, any_value(employer) as employer, count(*) as n
    from ads
    where in_scope and has_text and month is not null
    group by all
),

cells as (
    select source, month, sum(n) as n, sum(n * n) as nn, count(*) as clusters, count(employer) as employers
    from by_cluster
    group by all
),

hits as (
    select source, month, concept, cluster, count(*) as k
    from ad_concepts
    where month is not null
    group by all
),

counted as (
    select source, month, concept, sum(k) as k, sum(k * k) as kk, sum(k * n) as kn
    from hits
    inner join by_cluster using (source, month, cluster)
    group by all
),

named as (
    select distinct source, concept from counted
),

filled as (
    select
        cells.*,
        named.concept,
        coalesce(counted.k, 0) as k,
        design_effect(
            coalesce(counted.k, 0), cells.n, counted.kk, counted.kn, cells.nn, cells.clusters
        ) as deff,
    from cells
    inner join named using (source)
    left join counted using (source, month, concept)
)

select
    source,
    month,
    concept,
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
order by source, month, concept;
