-- title: What pay do employers post by role, level and country?
-- grain: role, seniority, country, currency
-- unit: currency units a year
-- counts: ads, scope, paid
-- needs: pay
-- columns:
--   role: Role read from the title.
--   seniority: Level read from the title.
--   country: ISO 3166 two-letter code, or unstated.
--   currency: Currency of the pay as ISO code; nothing is converted.
--   k: Ads whose employer states yearly pay in the currency, fit for medians (see paid_ads).
--   n: Ads in scope of the role, level and country.
--   disclosure: Share of the n ads with any pay that the employer states.
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
-- One row per cell with its ads in lists; answer_pay_levels.py makes the quartiles of them.
with
cells as (
    select
        role,
        seniority,
        coalesce(country, 'unstated') as country,
        salary_currency as currency,
        count(*) as k,
        list(pay_year order by posting_id) as pays,
        list(cast(cluster as bigint) order by posting_id) as clusters,
        list(source order by posting_id) as origins,
        count(distinct employer) as employers,
        count(distinct source) as sources,
    from paid_ads
    group by all
),

offered as (
    select
        role,
        seniority,
        coalesce(country, 'unstated') as country,
        count(*) as n,
        count_if(salary_kind = 'stated_employer') / count(*) as disclosure,
    from ads
    where in_scope
    group by all
)

select cells.*, offered.n, offered.disclosure, thresholds.pay_min_ads, thresholds.pay_min_employers
from cells
inner join offered using (role, seniority, country)
cross join thresholds
order by role, seniority, country, currency;
