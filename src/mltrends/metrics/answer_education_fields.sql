-- title: Which fields of study do ads name?
-- grain: concept
-- unit: share of the ads in scope with text
-- counts: ads, scope, text
-- needs: text
-- columns:
--   rank: Place by share, 1 at the top; null when there are too few ads or hits to rank.
--   concept: Id of the concept: a field, or mathematics and the like, that stands within 150 characters of words for a degree.
--   label: Name of the concept.
--   k: Ads that name it so.
--   n: Ads in scope with text, of all sources that count, dated or not.
--   share: k / n; null where suppressed.
--   ci_low: Lower bound of the 95 % interval of the share (Wilson, with n / deff ads); null where suppressed.
--   ci_high: Upper bound of that interval; null where suppressed.
--   of_degrees: k as a share of the ads that name a degree or a field of study in words; null where suppressed.
--   employers: Employers known among the n ads.
--   sources: Sources with ads among the n.
--   suppressed: True when there are too few ads to show a share.
--   reason: Why it is suppressed; null when it is not.
--   deff: Design effect: how many times wider the truth lies than for independent ads, because employers post in clusters.
with
fields as (
    select concept, label, kind
    from concepts
    where
        kind = 'field'
        or concept in ('field-engineering', 'mathematics', 'statistics', 'data-science', 'economics', 'operations-research')
),

asked_of as (
    select posting_id, cluster, employer, source
    from ads
    where in_scope and has_text
),

places as (
    select mentions.posting_id, mentions.field, mentions.concept, mentions.kind, mentions.span_start, mentions.span_end
    from mentions
    semi join asked_of using (posting_id)
    where mentions.counted and (mentions.kind = 'education' or mentions.concept in (select concept from fields))
),

named as (
    select distinct posting_id, concept
    from places
    where concept = 'field-engineering'
    union
    select distinct one.posting_id, one.concept
    from places as one
    inner join places as degree
        on
            one.posting_id = degree.posting_id
            and one.field = degree.field
            and one.span_start between degree.span_start - 150 and degree.span_end + 150
    where one.kind <> 'education' and degree.kind = 'education'
),

by_cluster as (
    select cluster, any_value(employer) as employer, count(*) as n
    from asked_of
    group by all
),

whole as (
    select
        coalesce(sum(n), 0) as n,
        sum(n * n) as nn,
        count(*) as clusters,
        count(employer) as employers,
        (select count(distinct source) from asked_of) as sources,
        (select count(distinct posting_id) from places where kind = 'education') as n_degrees,
    from by_cluster
),

hits as (
    select named.concept, asked_of.cluster, count(*) as k
    from named
    inner join asked_of using (posting_id)
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
        fields.concept,
        fields.label,
        counted.k,
        whole.* exclude (nn, clusters),
        design_effect(counted.k, whole.n, counted.kk, counted.kn, whole.nn, whole.clusters) as deff,
        whole.n < thresholds.share_min_ads as suppressed,
        whole.n >= thresholds.rank_min_ads and counted.k >= thresholds.rank_min_hits as ranked,
        thresholds.share_min_ads,
    from counted
    inner join fields using (concept)
    cross join whole
    cross join thresholds
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
    case when not suppressed then k / n_degrees end as of_degrees,
    employers,
    sources,
    suppressed,
    case when suppressed then format('too few ads (n={} < {})', n, share_min_ads) end as reason,
    deff,
from filled
order by rank nulls last, k desc, concept;
