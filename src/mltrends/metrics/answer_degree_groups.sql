-- title: Do research roles ask for higher degrees than engineering roles?
-- grain: role_group, degree, asked
-- unit: share of the group's ads in scope with text
-- counts: ads, scope, text
-- needs: text
-- columns:
--   role_group: research (roles whose name says research), engineering (roles whose name ends in Engineer) or other.
--   degree: phd, or master or phd.
--   asked: required (no lower degree will do) or named (the ad names it, asked for or preferred).
--   k: Ads of the group that ask so.
--   n: Ads in scope with text of the group.
--   share: k / n; null where suppressed.
--   ci_low: Lower bound of the 95 % interval of the share (Wilson, with n / deff ads); null where suppressed.
--   ci_high: Upper bound of that interval; null where suppressed.
--   difference: Share of research roles less that of this group, each source compared with itself only and weighted after Mantel and Haenszel; null for research, and where too few ads.
--   difference_low: Lower bound of its 95 % interval, with room for employers posting in clusters.
--   difference_high: Upper bound of that interval.
--   compared: Sources with at least 10 ads of both groups, which the difference is of.
--   verdict: more (research roles ask for it more often), less, no clear difference or too few ads; null for research.
--   employers: Employers known among the n ads.
--   sources: Sources with ads among the n.
--   suppressed: True when there are too few ads to show a share.
--   reason: Why it is suppressed; null when it is not.
--   deff: Design effect: how many times wider the truth lies than for independent ads, because employers post in clusters.
with
groups as (
    select *
    from (values ('research', 1), ('engineering', 2), ('other', 3)) as listed (role_group, place)
),

asks as (
    select *
    from (values
        ('phd', 'required', 1), ('phd', 'named', 2), ('master or phd', 'required', 3), ('master or phd', 'named', 4)
    ) as listed (degree, asked, nth)
),

asked_of as (
    select
        posting_id,
        case
            when regexp_matches(lower(role), '\bresearch') then 'research'
            when regexp_matches(lower(role), '\bengineer$') then 'engineering'
            else 'other'
        end as role_group,
        source,
        cluster,
        employer,
        education,
    from ads
    where in_scope and has_text
),

named as (
    select
        posting_id,
        bool_or(concept = 'education-phd') as phd,
    from ad_concepts
    where concept in ('education-phd', 'education-master', 'education-advanced')
    group by all
),

judged as (
    select
        role_group,
        source,
        cluster,
        employer,
        education = 'phd' as phd_required,
        coalesce(named.phd, false) or education = 'phd' as phd_named,
        education in ('master', 'phd') as higher_required,
        named.posting_id is not null or education in ('master', 'phd') as higher_named,
    from asked_of
    left join named using (posting_id)
),

by_cluster as (
    select
        role_group,
        source,
        cluster,
        any_value(employer) as employer,
        count(*) as n,
        [count_if(phd_required), count_if(phd_named), count_if(higher_required), count_if(higher_named)] as ks,
    from judged
    group by all
),

long as (
    select by_cluster.* exclude (ks), asks.nth, ks[asks.nth] as k
    from by_cluster
    cross join asks
),

-- The whole group: an employer that posts in two sources is one cluster.
joined as (
    select role_group, nth, cluster, sum(n) as n, sum(k) as k, any_value(employer) as employer
    from long
    group by all
),

levels as (
    select
        role_group,
        nth,
        sum(k) as k,
        sum(n) as n,
        count(employer) as employers,
        design_effect(sum(k), sum(n), sum(k * k), sum(k * n), sum(n * n), count(*)) as deff,
    from joined
    group by all
),

brought as (
    select role_group, count(distinct source) as sources
    from judged
    group by all
),

-- Source by source: share and its variance, half a hit added to each side so that 0 of n is not taken for certainty.
here as (
    select
        role_group,
        nth,
        source,
        sum(n) as n,
        sum(k) / sum(n) as share,
        (sum(k) + 0.5) / (sum(n) + 1) as p,
        design_effect(sum(k), sum(n), sum(k * k), sum(k * n), sum(n * n), count(*)) as deff,
    from long
    group by all
    having sum(n) >= 10
),

differences as (
    select
        other.role_group,
        other.nth,
        count(*) as compared,
        sum(research.n) as n_research,
        sum(other.n) as n_other,
        sum(weight * (research.share - other.share)) / sum(weight) as difference,
        sqrt(sum(weight * weight * (
            research.p * (1 - research.p) / research.n * research.deff + other.p * (1 - other.p) / other.n * other.deff
        ))) / sum(weight) as error,
    from here as research
    inner join here as other using (source, nth)
    cross join lateral (select research.n * other.n / (research.n + other.n) as weight)
    where research.role_group = 'research' and other.role_group <> 'research'
    group by all
),

filled as (
    select
        groups.role_group,
        groups.place,
        asks.*,
        coalesce(levels.k, 0) as k,
        coalesce(levels.n, 0) as n,
        coalesce(levels.employers, 0) as employers,
        coalesce(brought.sources, 0) as sources,
        coalesce(levels.deff, 1.0) as deff,
        coalesce(levels.n, 0) < thresholds.share_min_ads as suppressed,
        thresholds.share_min_ads,
        coalesce(differences.compared, 0) as compared,
        least(differences.n_research, differences.n_other) >= thresholds.share_min_ads as enough,
        differences.difference,
        differences.error,
    from groups
    cross join asks
    cross join thresholds
    left join levels using (role_group, nth)
    left join brought using (role_group)
    left join differences using (role_group, nth)
)

select
    role_group,
    degree,
    asked,
    cast(k as bigint) as k,
    cast(n as bigint) as n,
    case when not suppressed then k / n end as share,
    case when not suppressed then wilson_low(k / deff, n / deff) end as ci_low,
    case when not suppressed then wilson_high(k / deff, n / deff) end as ci_high,
    case when enough then difference end as difference,
    case when enough then difference - 1.959963984540054 * error end as difference_low,
    case when enough then difference + 1.959963984540054 * error end as difference_high,
    compared,
    case
        when role_group = 'research' then null
        when enough is not true then 'too few ads'
        when difference - 1.959963984540054 * error > 0 then 'more'
        when difference + 1.959963984540054 * error < 0 then 'less'
        else 'no clear difference'
    end as verdict,
    employers,
    sources,
    suppressed,
    case when suppressed then format('too few ads (n={} < {})', n, share_min_ads) end as reason,
    deff,
from filled
order by nth, place;
