-- title: How many years of experience do ads ask for, by role and level?
-- grain: role, seniority
-- unit: years
-- counts: ads, scope, text
-- needs: text
-- columns:
--   role: Role read from the title.
--   seniority: Level read from the title; pairs without any ad with text have no row.
--   k: Ads that say how many years they ask for, the fewest where there are alternatives.
--   n: Ads in scope with text of the role and level.
--   stated: k / n; null where suppressed.
--   p25: Lower quartile of the years asked for; null where fewer than share_min_ads of the settings say.
--   p50: Median of the years asked for; null likewise.
--   p75: Upper quartile; null likewise.
--   k_three: Of the k ads those that ask for 3 years or more.
--   employers: Employers known among the n ads.
--   sources: Sources with ads among the n.
--   suppressed: True when too few ads say years to show quartiles.
--   reason: Why it is suppressed; null when it is not.
with
cells as (
    select
        role,
        seniority,
        count(*) as n,
        count(years) as k,
        quantile_cont(years, [0.25, 0.5, 0.75]) as quartiles,
        count(*) filter (where years >= 3) as k_three,
        count(distinct employer) as employers,
        count(distinct source) as sources,
    from ads
    where in_scope and has_text
    group by all
),

judged as (
    select *, k < share_min_ads as suppressed
    from cells
    cross join thresholds
)

select
    role,
    seniority,
    k,
    n,
    case when n >= share_min_ads then k / n end as stated,
    case when not suppressed then quartiles[1] end as p25,
    case when not suppressed then quartiles[2] end as p50,
    case when not suppressed then quartiles[3] end as p75,
    k_three,
    employers,
    sources,
    suppressed,
    case when suppressed then format('too few ads that say years (k={} < {})', k, share_min_ads) end as reason,
from judged
order by role, n desc, seniority;
