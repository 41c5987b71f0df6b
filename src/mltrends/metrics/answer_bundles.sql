-- title: How many skills does an ad ask for?
-- grain: role
-- unit: skills that an ad names
-- counts: ads, scope, text
-- needs: text
-- columns:
--   role: Role read from the title.
--   n: Ads of the role in scope with text.
--   p25: Lower quartile of the number of skills that count in an ad; null where suppressed.
--   p50: Median; null where suppressed.
--   p75: Upper quartile; null where suppressed.
--   mean: Mean; null where suppressed.
--   none: Share of the ads that name none; null where suppressed.
--   suppressed: True when there are too few ads.
--   reason: Why it is suppressed; null when it is not.
with
named as (
    select posting_id, count(*) as skills
    from ad_concepts
    semi join answer_skills using (concept)
    group by all
),

counted as (
    select ads.role, coalesce(named.skills, 0) as skills
    from ads
    left join named using (posting_id)
    where ads.in_scope and ads.has_text
),

cells as (
    select
        role,
        count(*) as n,
        quantile_cont(skills, 0.25) as p25,
        quantile_cont(skills, 0.5) as p50,
        quantile_cont(skills, 0.75) as p75,
        avg(skills) as mean,
        count_if(skills = 0) / count(*) as none,
        count(*) < any_value(share_min_ads) as suppressed,
        any_value(share_min_ads) as share_min_ads,
    from counted
    cross join thresholds
    group by role
)

select
    role,
    n,
    case when not suppressed then p25 end as p25,
    case when not suppressed then p50 end as p50,
    case when not suppressed then p75 end as p75,
    case when not suppressed then mean end as mean,
    case when not suppressed then none end as none,
    suppressed,
    case when suppressed then format('too few ads (n={} < {})', n, share_min_ads) end as reason,
from cells
order by role;
