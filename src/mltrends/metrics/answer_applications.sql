-- title: What do ads say that machine learning is applied to?
-- grain: concept
-- unit: share of the ads in scope with text
-- counts: ads, scope, text
-- needs: text
-- columns:
--   rank: Place by share, 1 at the top; null when there are too few ads or hits to rank.
--   concept: Id of the application.
--   label: Name of the application.
--   k: Ads that name the application.
--   n: Ads in scope with text, of all sources that count, dated or not.
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
    where in_scope and has_text
    group by all
),

whole as (
    select
        coalesce(sum(n), 0) as n,
        sum(n * n) as nn,
        count(*) as clusters,
        count(employer) as employers,
        (select count(distinct source) from ads where in_scope and has_text) as sources,
    from by_cluster
),

hits as (
    select concept, cluster, count(*) as k
    from ad_concepts
    group by all
),

counted as (
    select concept, sum(k) as k, sum(k * k) as kk, sum(k * n) as kn
    from hits
    inner join by_cluster using (cluster)
    group by all
),

filled as (
    select
        concepts.concept,
        concepts.label,
        counted.k,
        whole.* exclude (nn, clusters),
        design_effect(counted.k, whole.n, counted.kk, counted.kn, whole.nn, whole.clusters) as deff,
        whole.n < thresholds.share_min_ads as suppressed,
        whole.n >= thresholds.rank_min_ads and counted.k >= thresholds.rank_min_hits as ranked,
        thresholds.share_min_ads,
    from counted
    inner join concepts using (concept)
    cross join whole
    cross join thresholds
    where concepts.kind = 'application'
)

select
    case
        when ranked then row_number() over (partition by ranked order by k desc, concept)
    end as rank,
    concept,
    label,
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
order by rank nulls last, k desc, concept;
