-- title: Which degrees do ads ask for, role by role?
-- grain: role, degree, asked
-- unit: share of the role's ads in scope with text
-- counts: ads, scope, text
-- needs: text
-- columns:
--   role: Role read from the title; roles without any ad with text have no row.
--   degree: bachelor, master or phd; any for one of them.
--   asked: required (the least degree that the ad asks for outright), preferred (a higher degree than that, which the ad would like to see: the highest it names so) or named (one way or the other).
--   k: Ads for the role that ask so; an ad counts once as required and once as preferred, and as named with every degree that it names.
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
degrees as (
    select *
    from (values ('any', 0), ('bachelor', 1), ('master', 2), ('phd', 3)) as listed (degree, place)
),

words as (
    select *
    from (values
        ('education-bachelor', 'bachelor', 1),
        ('education-master', 'master', 2),
        ('education-advanced', 'master', 2),
        ('education-phd', 'phd', 3)
    ) as listed (concept, degree, place)
),

asked_of as (
    select ads.posting_id, ads.role, ads.cluster, ads.employer, ads.source, coalesce(degrees.place, 0) as least
    from ads
    left join degrees on ads.education = degrees.degree
    where ads.in_scope and ads.has_text
),

said as (
    select
        posting_id,
        words.degree,
        words.place,
        bool_or(required) as required,
        bool_or(preferred) as preferred,
    from ad_concepts
    inner join words using (concept)
    group by all
),

wished as (
    select said.posting_id, max(said.place) as place
    from said
    inner join asked_of using (posting_id)
    where said.preferred and not said.required and said.place > asked_of.least
    group by all
),

facts as (
    select posting_id, least as place, 'required' as asked
    from asked_of
    where least > 0
    union all
    select posting_id, place, 'preferred' as asked
    from wished
    union all
    (
        select posting_id, place, 'named' as asked
        from said
        union
        select posting_id, least as place, 'named' as asked
        from asked_of
        where least > 0
    )
),

whole_facts as (
    select *
    from facts
    union all
    select distinct posting_id, 0 as place, asked
    from facts
),

by_cluster as (
    select role, cluster, any_value(employer) as employer, count(*) as n
    from asked_of
    group by all
),

brought as (
    select role, count(distinct source) as sources
    from asked_of
    group by all
),

cells as (
    select role, sum(n) as n, sum(n * n) as nn, count(*) as clusters, count(employer) as employers
    from by_cluster
    group by all
),

hits as (
    select asked_of.role, whole_facts.place, whole_facts.asked, asked_of.cluster, count(*) as k
    from whole_facts
    inner join asked_of using (posting_id)
    group by all
),

counted as (
    select role, place, asked, sum(k) as k, sum(k * k) as kk, sum(k * n) as kn
    from hits
    inner join by_cluster using (role, cluster)
    group by all
),

filled as (
    select
        cells.* exclude (nn, clusters),
        brought.sources,
        degrees.degree,
        degrees.place,
        ways.asked,
        ways.way,
        coalesce(counted.k, 0) as k,
        design_effect(coalesce(counted.k, 0), cells.n, counted.kk, counted.kn, cells.nn, cells.clusters) as deff,
        cells.n < thresholds.share_min_ads as suppressed,
        thresholds.share_min_ads,
    from cells
    inner join brought using (role)
    cross join degrees
    cross join (values ('required', 1), ('preferred', 2), ('named', 3)) as ways (asked, way)
    cross join thresholds
    left join counted on
        cells.role = counted.role and degrees.place = counted.place and ways.asked = counted.asked
)

select
    role,
    degree,
    asked,
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
order by role, way, filled.place;
