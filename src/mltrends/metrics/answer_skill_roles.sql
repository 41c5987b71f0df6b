-- title: Which skills belong to which role?
-- grain: role, concept
-- unit: share of the role's ads in scope with text
-- counts: ads, scope, text
-- needs: text
-- columns:
--   role: Role read from the title; roles without any ad with text have no row.
--   concept: Id of the concept; those of answer_skills, so that a role that never names one has 0 there.
--   label: Name of the concept.
--   kind: Kind of concept.
--   k: Ads for the role that name the concept.
--   n: Ads in scope with text for the role.
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
    select role, cluster, any_value(employer) as employer, count(*) as n
    from ads
    where in_scope and has_text
    group by all
),

brought as (
    select role, count(distinct source) as sources
    from ads
    where in_scope and has_text
    group by all
),

cells as (
    select role, sum(n) as n, sum(n * n) as nn, count(*) as clusters, count(employer) as employers
    from by_cluster
    group by all
),

hits as (
    select role, concept, cluster, count(*) as k
    from ad_concepts
    group by all
),

counted as (
    select role, concept, sum(k) as k, sum(k * k) as kk, sum(k * n) as kn
    from hits
    inner join by_cluster using (role, cluster)
    group by all
),

filled as (
    select
        cells.* exclude (nn, clusters),
        brought.sources,
        answer_skills.concept,
        answer_skills.label,
        answer_skills.kind,
        coalesce(counted.k, 0) as k,
        design_effect(coalesce(counted.k, 0), cells.n, counted.kk, counted.kn, cells.nn, cells.clusters) as deff,
        cells.n < thresholds.share_min_ads as suppressed,
        thresholds.share_min_ads,
    from cells
    inner join brought using (role)
    cross join answer_skills
    cross join thresholds
    left join counted using (role, concept)
)

select
    role,
    concept,
    label,
    kind,
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
order by role, k desc, concept;
