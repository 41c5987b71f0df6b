-- grain: source, role, concept
-- title: Ads in scope with text by source, role and concept; levels, so that ads without a date count too.
-- columns:
--   source: Name of the source.
--   role: Role read from the title.
--   concept: Id of the concept; every concept that the source has anywhere has a row for each role.
--   k: Ads that name the concept.
--   k_required: Ads that ask for it outright.
--   n: Ads in scope with text, for the role.
--   share: k / n.
--   ci_low: Lower bound of the 95 % interval of the share (Wilson, with n / deff ads).
--   ci_high: Upper bound of that interval.
--   deff: Design effect: how many times wider the truth lies than for independent ads, because employers post in clusters.
--   employers: Employers known among the n ads.
--   sources: Number of sources; 1 here, where each row is of one.
with
by_cluster as (
    select source, role, cluster, any_value(employer) as employer, count(*) as n
    from ads
    where in_scope and has_text
    group by all
),

cells as (
    select source, role, sum(n) as n, sum(n * n) as nn, count(*) as clusters, count(employer) as employers
    from by_cluster
    group by all
),

hits as (
    select source, role, concept, cluster, count(*) as k, count_if(required) as k_required
    from ad_concepts
    group by all
),

counted as (
    select
        source,
        role,
        concept,
        sum(k) as k,
        sum(k_required) as k_required,
        sum(k * k) as kk,
        sum(k * n) as kn,
    from hits
    inner join by_cluster using (source, role, cluster)
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
        coalesce(counted.k_required, 0) as k_required,
        design_effect(
            coalesce(counted.k, 0), cells.n, counted.kk, counted.kn, cells.nn, cells.clusters
        ) as deff,
    from cells
    inner join named using (source)
    left join counted using (source, role, concept)
)

select
    source,
    role,
    concept,
    cast(k as bigint) as k,
    cast(k_required as bigint) as k_required,
    cast(n as bigint) as n,
    k / n as share,
    wilson_low(k / deff, n / deff) as ci_low,
    wilson_high(k / deff, n / deff) as ci_high,
    deff,
    employers,
    1::bigint as sources,
from filled
order by source, role, concept;
