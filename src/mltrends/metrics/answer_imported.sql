-- title: Which entries of imported classifications do ads name?
-- grain: concept
-- unit: share of the ads in scope with text
-- counts: ads, scope, text
-- needs: text
-- columns:
--   scheme: The classification, esco or onet; there are no rows unless a layer of one is in force.
--   concept: Id of the entry.
--   label: Name of the entry, as its publisher writes it.
--   link: What the publisher knows it by, an address or a name.
--   k: Ads that name the entry in their text; what our own vocabulary names too is counted there and not here.
--   n: Ads in scope with text, of all sources that count, dated or not.
--   share: k / n; null where suppressed.
--   ci_low: Lower bound of the 95 % interval of the share (Wilson, with n / deff ads); null where suppressed.
--   ci_high: Upper bound of that interval; null where suppressed.
--   suppressed: True when there are too few ads to show a share.
--   reason: Why it is suppressed; null when it is not.
--   deff: Design effect: how many times wider the truth lies than for independent ads, because employers post in clusters.
--   attribution: What the publisher asks to be said wherever this is shown.
with
by_cluster as (
    select cluster, count(*) as n
    from ads
    where in_scope and has_text
    group by all
),

whole as (
    select coalesce(sum(n), 0) as n, sum(n * n) as nn, count(*) as clusters
    from by_cluster
),

hits as (
    select layers.scheme, mentions.concept, ads.cluster, count(distinct posting_id) as k
    from mentions
    inner join ads using (posting_id)
    inner join layers on mentions.kind = layers.scheme
    where mentions.counted and ads.in_scope and ads.has_text
    group by all
),

counted as (
    select scheme, concept, sum(k) as k, sum(k * k) as kk, sum(k * n) as kn
    from hits
    inner join by_cluster using (cluster)
    group by all
),

filled as (
    select
        counted.scheme,
        counted.concept,
        concepts.label,
        concepts.links,
        counted.k,
        whole.n,
        design_effect(counted.k, whole.n, counted.kk, counted.kn, whole.nn, whole.clusters) as deff,
        whole.n < thresholds.share_min_ads as suppressed,
        thresholds.share_min_ads,
        layers.attribution,
    from counted
    inner join concepts using (concept)
    inner join layers using (scheme)
    cross join whole
    cross join thresholds
)

select
    scheme,
    concept,
    label,
    links[length(scheme) + 2:] as link,
    cast(k as bigint) as k,
    cast(n as bigint) as n,
    case when not suppressed then k / n end as share,
    case when not suppressed then wilson_low(k / deff, n / deff) end as ci_low,
    case when not suppressed then wilson_high(k / deff, n / deff) end as ci_high,
    suppressed,
    case when suppressed then format('too few ads (n={} < {})', n, share_min_ads) end as reason,
    deff,
    attribution,
from filled
order by scheme, k desc, concept;
