-- title: How many years do ads ask for that call themselves entry level?
-- grain: level, years
-- unit: share of the level's ads in scope with text that say years
-- counts: ads, scope, text
-- needs: text
-- columns:
--   level: entry (titles of interns and juniors), mid (titles that name no level), senior (senior and lead) or top (manager, director and chief).
--   years: Years of experience asked for, the fewest where there are alternatives; 10 for 10 and more.
--   k: Ads that ask for so many years.
--   n: Ads in scope with text of the level, whether they say years or not.
--   stated: Of the n ads those that say years.
--   share: k / stated; null where suppressed.
--   k_or_more: Ads that ask for so many years or more.
--   or_more: k_or_more / stated: for 3 years and the entry level, how often the label and the years contradict each other; null where suppressed.
--   ci_low: Lower bound of the 95 % interval of or_more (Wilson, with stated / deff ads); null where suppressed.
--   ci_high: Upper bound of that interval; null where suppressed.
--   of_all: k_or_more / n, a share of all ads of the level, as if those that say no years asked for none; null where suppressed.
--   employers: Employers known among the ads that say years.
--   sources: Sources with ads among those that say years.
--   suppressed: True when too few ads say years to show a share.
--   reason: Why it is suppressed; null when it is not.
--   deff: Design effect: how many times wider the truth lies than for independent ads, because employers post in clusters.
with
levels as (
    select *
    from (values ('entry', 1), ('mid', 2), ('senior', 3), ('top', 4)) as listed (level, place)
),

asked_of as (
    select
        case
            when seniority in ('intern', 'junior') then 'entry'
            when seniority in ('senior', 'lead') then 'senior'
            when seniority in ('manager', 'director', 'chief') then 'top'
            else 'mid'
        end as level,
        case when years > 10 then 10 else years end as years,
        cluster,
        employer,
        source,
    from ads
    where in_scope and has_text
),

sizes as (
    select level, count(*) as n
    from asked_of
    group by all
),

by_cluster as (
    select level, cluster, any_value(employer) as employer, count(*) as n
    from asked_of
    where years is not null
    group by all
),

brought as (
    select level, count(distinct source) as sources
    from asked_of
    where years is not null
    group by all
),

cells as (
    select level, sum(n) as stated, sum(n * n) as nn, count(*) as clusters, count(employer) as employers
    from by_cluster
    group by all
),

at_least as (
    select asked_of.level, floors.years, asked_of.cluster, count(*) as k, count_if(asked_of.years = floors.years) as k_just
    from asked_of
    inner join range(11) as floors (years) on asked_of.years >= floors.years
    group by all
),

counted as (
    select level, years, sum(k_just) as k_just, sum(k) as k, sum(k * k) as kk, sum(k * n) as kn
    from at_least
    inner join by_cluster using (level, cluster)
    group by all
),

filled as (
    select
        levels.level,
        levels.place,
        floors.years,
        coalesce(counted.k_just, 0) as k,
        coalesce(sizes.n, 0) as n,
        coalesce(cells.stated, 0) as stated,
        coalesce(counted.k, 0) as k_or_more,
        coalesce(cells.employers, 0) as employers,
        coalesce(brought.sources, 0) as sources,
        design_effect(coalesce(counted.k, 0), cells.stated, counted.kk, counted.kn, cells.nn, cells.clusters) as deff,
        coalesce(cells.stated, 0) < thresholds.share_min_ads as suppressed,
        thresholds.share_min_ads,
    from levels
    cross join range(11) as floors (years)
    cross join thresholds
    left join sizes using (level)
    left join cells using (level)
    left join brought using (level)
    left join counted using (level, years)
)

select
    level,
    years,
    cast(k as bigint) as k,
    n,
    cast(stated as bigint) as stated,
    case when not suppressed then k / stated end as share,
    cast(k_or_more as bigint) as k_or_more,
    case when not suppressed then k_or_more / stated end as or_more,
    case when not suppressed then wilson_low(k_or_more / deff, stated / deff) end as ci_low,
    case when not suppressed then wilson_high(k_or_more / deff, stated / deff) end as ci_high,
    case when not suppressed then k_or_more / n end as of_all,
    employers,
    sources,
    suppressed,
    case when suppressed then format('too few ads that say years (n={} < {})', stated, share_min_ads) end as reason,
    deff,
from filled
order by place, years;
