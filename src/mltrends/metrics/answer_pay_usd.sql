-- title: What pay do employers post for each role, in US dollars?
-- grain: role, measure
-- unit: US dollars a year
-- counts: converted: ads, scope, paid, rate; purchasing power: ads, scope, paid, parity
-- needs: pay
-- columns:
--   role: Role read from the title.
--   measure: converted, by the exchange rate of the month in which the ad was first seen; or purchasing power, dollars as they buy in the United States, with a file of one's own (docs/pay.md).
--   k: Ads fit for medians (see paid_ads) whose pay is in dollars, or can be compared by a rate or parity of its time.
--   own: Share of the k ads whose pay is in dollars anyway.
--   survey: Share of the k ads converted by a rate that a survey implies.
--   left_out: Ads fit for medians that have no rate or parity of their time, or no date.
--   p25: Lower quartile of the middle of the pay; null where suppressed.
--   p50: Median; null where suppressed.
--   p75: Upper quartile; null where suppressed.
--   ci_low: Lower bound of the 95 % interval of the median; null where suppressed.
--   ci_high: Upper bound of that interval; null where suppressed.
--   ci_method: How the interval came about.
--   employers: Employers known among the k ads.
--   sources: Sources of the k ads.
--   suppressed: True when there are too few ads or employers to show a quartile.
--   reason: Why it is suppressed; null when it is not.
--
-- One row per role and measure with its ads in lists; answer_pay_usd.py makes the quartiles of them.
with
compared as (
    select *, 'converted' as measure, pay_usd_year as pay
    from paid_ads_compared
    union all
    select *, 'purchasing power', pay_ppp_year
    from paid_ads_compared
    where (select count(*) from parities) > 0
),

cells as (
    select
        role,
        measure,
        count(pay) as k,
        list(pay order by posting_id) filter (where pay is not null) as pays,
        list(cast(cluster as bigint) order by posting_id) filter (where pay is not null) as clusters,
        list(source order by posting_id) filter (where pay is not null) as origins,
        count_if(pay is not null and salary_currency = 'USD') as own,
        count_if(pay is not null and measure = 'converted' and rate_origin = 'implied by a survey') as survey,
        count_if(pay is null) as left_out,
        count(distinct employer) filter (where pay is not null) as employers,
        count(distinct source) filter (where pay is not null) as sources,
    from compared
    group by all
)

select
    cells.* replace (
        case when k > 0 then own / k end as own,
        case when k > 0 then survey / k end as survey
    ),
    thresholds.pay_min_ads,
    thresholds.pay_min_employers,
from cells
cross join thresholds
order by role, measure;
