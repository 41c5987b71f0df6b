-- title: How often do ads speak of ethics, with and without legal and company text?
-- grain: month, counting
-- unit: share of the month's ads in scope with text
-- counts: ads, scope, text, month
-- needs: text, date
-- columns:
--   month: First day of the month in which the ads were first seen; a month without ads has rows with n = 0.
--   counting: work (only what is about the work) or anywhere (sections about the company, benefits, legal text and notices of AI in hiring too).
--   k: Ads of the month that name a topic of ethics.
--   n: Ads of the month in scope with text, of all sources that count and are no snapshots.
--   share: k / n; null where suppressed or without ads.
--   ci_low: Lower bound of the 95 % interval of the share (Wilson, with n / deff ads); null where suppressed.
--   ci_high: Upper bound of that interval; null where suppressed.
--   employers: Employers known among the n ads.
--   sources: Sources with ads among the n.
--   complete: True when the month is whole (see month_status); others are not ranked or tested.
--   suppressed: True when there are too few ads to show a share.
--   reason: Why it is suppressed; null when it is not.
--   deff: Design effect: how many times wider the truth lies than for independent ads, because employers post in clusters.
with
asked_of as (
    select posting_id, month, cluster, employer, source
    from ads
    where in_scope and has_text and month is not null
),

named as (
    select posting_id, bool_or(counted) as of_work
    from mentions
    where
        concept in (select concept from concepts where kind = 'ethics')
        and (counted or why_not in ('about the company', 'benefits', 'legal text', 'AI in hiring'))
    group by all
),

by_cluster as (
    select month, cluster, any_value(employer) as employer, count(*) as n
    from asked_of
    group by all
),

brought as (
    select month, count(distinct source) as sources
    from asked_of
    group by all
),

cells as (
    select month, sum(n) as n, sum(n * n) as nn, count(*) as clusters, count(employer) as employers
    from by_cluster
    group by all
),

hits as (
    select asked_of.month, asked_of.cluster, ways.counting, count(*) as k
    from asked_of
    inner join named using (posting_id)
    cross join (values ('work', true), ('anywhere', false)) as ways (counting, only_work)
    where named.of_work or not ways.only_work
    group by all
),

counted as (
    select month, counting, sum(k) as k, sum(k * k) as kk, sum(k * n) as kn
    from hits
    inner join by_cluster using (month, cluster)
    group by all
),

filled as (
    select
        month_status.month,
        month_status.complete,
        ways.counting,
        coalesce(counted.k, 0) as k,
        coalesce(cells.n, 0) as n,
        coalesce(cells.employers, 0) as employers,
        coalesce(brought.sources, 0) as sources,
        design_effect(coalesce(counted.k, 0), cells.n, counted.kk, counted.kn, cells.nn, cells.clusters) as deff,
        coalesce(cells.n, 0) < thresholds.share_min_ads as suppressed,
        thresholds.share_min_ads,
    from month_status
    cross join (values ('work'), ('anywhere')) as ways (counting)
    cross join thresholds
    left join cells using (month)
    left join brought using (month)
    left join counted on month_status.month = counted.month and ways.counting = counted.counting
)

select
    month,
    counting,
    cast(k as bigint) as k,
    cast(n as bigint) as n,
    case when not suppressed then k / n end as share,
    case when not suppressed then wilson_low(k / deff, n / deff) end as ci_low,
    case when not suppressed then wilson_high(k / deff, n / deff) end as ci_high,
    employers,
    sources,
    complete,
    suppressed,
    case when suppressed then format('too few ads (n={} < {})', n, share_min_ads) end as reason,
    deff,
from filled
order by counting desc, month;
