-- title: In which industries are the employers?
-- grain: industry
-- unit: share of the ads in scope
-- counts: ads, scope
-- needs: title
-- columns:
--   industry: Industry of the employer as its concept's id; other for an industry that the vocabulary has no concept for; unstated where neither a column, nor the employer's name, nor the text says it.
--   label: Name of the industry as pages show it.
--   k: Ads of employers in the industry.
--   n: Ads in scope, of all sources that count, dated or not.
--   share: k / n, so that the rows sum to 1; null where suppressed.
--   ci_low: Lower bound of the 95 % interval of the share (Wilson, with n / deff ads); null where suppressed.
--   ci_high: Upper bound of that interval; null where suppressed.
--   by_words: Of the k ads those in which the employer's name or the text says it, and no column.
--   employers: Employers known among the n ads.
--   sources: Sources with ads among the n.
--   suppressed: True when there are too few ads to show a share.
--   reason: Why it is suppressed; null when it is not.
--   deff: Design effect: how many times wider the truth lies than for independent ads, because employers post in clusters.
with
industries as (
    select concept as industry, label, 1 as place
    from concepts
    where kind = 'industry'
    union all
    select 'other' as industry, 'Other industries' as label, 2 as place
    union all
    select 'unstated' as industry, 'Unstated' as label, 3 as place
),

asked as (
    select
        case
            when ads.industry is null then 'unstated'
            else coalesce(industries.industry, 'other')
        end as industry,
        coalesce(ads.industry_field <> 'column', false) as by_words,
        ads.cluster,
        ads.employer,
        ads.source,
    from ads
    left join industries using (industry)
    where ads.in_scope
),

by_cluster as (
    select cluster, any_value(employer) as employer, count(*) as n
    from asked
    group by all
),

whole as (
    select
        coalesce(sum(n), 0) as n,
        sum(n * n) as nn,
        count(*) as clusters,
        count(employer) as employers,
        (select count(distinct source) from asked) as sources,
    from by_cluster
),

hits as (
    select industry, cluster, count(*) as k, count_if(by_words) as by_words
    from asked
    group by all
),

counted as (
    select industry, sum(k) as k, sum(k * k) as kk, sum(k * n) as kn, sum(by_words) as by_words
    from hits
    inner join by_cluster using (cluster)
    group by all
),

filled as (
    select
        industries.*,
        coalesce(counted.k, 0) as k,
        coalesce(counted.by_words, 0) as by_words,
        whole.* exclude (nn, clusters),
        design_effect(coalesce(counted.k, 0), whole.n, counted.kk, counted.kn, whole.nn, whole.clusters) as deff,
        whole.n < thresholds.share_min_ads as suppressed,
        thresholds.share_min_ads,
    from industries
    cross join whole
    cross join thresholds
    left join counted using (industry)
)

select
    industry,
    label,
    cast(k as bigint) as k,
    cast(n as bigint) as n,
    case when not suppressed then k / n end as share,
    case when not suppressed then wilson_low(k / deff, n / deff) end as ci_low,
    case when not suppressed then wilson_high(k / deff, n / deff) end as ci_high,
    cast(by_words as bigint) as by_words,
    employers,
    sources,
    suppressed,
    case when suppressed then format('too few ads (n={} < {})', n, share_min_ads) end as reason,
    deff,
from filled
order by place, k desc, industry;
