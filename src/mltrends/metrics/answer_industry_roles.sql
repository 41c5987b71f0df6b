-- title: Which roles do the industries advertise?
-- grain: industry, role
-- unit: share of the industry's ads in scope
-- counts: ads, scope
-- needs: title
-- columns:
--   industry: Industry of the employer as in answer_industries, with other and unstated; those without any ad have no rows.
--   label: Name of the industry as pages show it.
--   role: Role read from the title.
--   k: Ads of the industry for the role.
--   n: Ads in scope of the industry.
--   share: k / n, so that the rows of an industry sum to 1; null where suppressed.
--   ci_low: Lower bound of the 95 % interval of the share (Wilson, with n / deff ads); null where suppressed.
--   ci_high: Upper bound of that interval; null where suppressed.
--   everywhere: Share of the role among all ads in scope; null where suppressed.
--   employers: Employers known among the n ads.
--   sources: Sources with ads among the n.
--   suppressed: True when there are too few ads to show a share.
--   reason: Why it is suppressed; null when it is not.
--   deff: Design effect: how many times wider the truth lies than for independent ads, because employers post in clusters.
with
asked_of as (
    select
        case
            when ads.industry is null then 'unstated'
            when answer_industries.industry is null then 'other'
            else ads.industry
        end as industry,
        ads.role,
        ads.cluster,
        ads.employer,
        ads.source,
    from ads
    left join answer_industries using (industry)
    where ads.in_scope
),

by_cluster as (
    select industry, cluster, any_value(employer) as employer, count(*) as n
    from asked_of
    group by all
),

brought as (
    select industry, count(distinct source) as sources
    from asked_of
    group by all
),

cells as (
    select industry, sum(n) as n, sum(n * n) as nn, count(*) as clusters, count(employer) as employers
    from by_cluster
    group by all
),

hits as (
    select industry, role, cluster, count(*) as k
    from asked_of
    group by all
),

counted as (
    select industry, role, sum(k) as k, sum(k * k) as kk, sum(k * n) as kn
    from hits
    inner join by_cluster using (industry, cluster)
    group by all
),

filled as (
    select
        cells.* exclude (nn, clusters),
        brought.sources,
        answer_roles.role,
        answer_roles.share as everywhere,
        coalesce(counted.k, 0) as k,
        design_effect(coalesce(counted.k, 0), cells.n, counted.kk, counted.kn, cells.nn, cells.clusters) as deff,
        cells.n < thresholds.share_min_ads as suppressed,
        thresholds.share_min_ads,
    from cells
    inner join brought using (industry)
    cross join answer_roles
    cross join thresholds
    left join counted using (industry, role)
)

select
    filled.industry,
    answer_industries.label,
    filled.role,
    cast(filled.k as bigint) as k,
    cast(filled.n as bigint) as n,
    case when not filled.suppressed then filled.k / filled.n end as share,
    case when not filled.suppressed then wilson_low(filled.k / filled.deff, filled.n / filled.deff) end as ci_low,
    case when not filled.suppressed then wilson_high(filled.k / filled.deff, filled.n / filled.deff) end as ci_high,
    filled.everywhere,
    filled.employers,
    filled.sources,
    filled.suppressed,
    case when filled.suppressed then format('too few ads (n={} < {})', filled.n, filled.share_min_ads) end as reason,
    filled.deff,
from filled
inner join answer_industries using (industry)
order by
    case filled.industry when 'unstated' then 2 when 'other' then 1 else 0 end, filled.n desc, filled.industry,
    filled.k desc, filled.role;
