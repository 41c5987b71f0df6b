-- title: How does pay grow when the same kinds of jobs are compared, and how when all ads are thrown together?
-- grain: salary_kind, currency, year
-- unit: growth over the year before; 0.05 is 5 %
-- counts: stated_employer: ads, scope, paid, dated; survey: surveys, scope, told
-- needs: pay, date
-- columns:
--   salary_kind: stated_employer, from ads; or survey, what people say they earn. The two are never mixed.
--   currency: Currency of the pay as ISO code. Of a survey: USD, as the survey itself converted it.
--   year: The year, compared with the one before.
--   k: Ads or answers with yearly pay in that year.
--   median: Their median, all thrown together; null where suppressed.
--   pooled: Growth of that median.
--   growth: Growth like for like: the median over cells (country, role, level) of the growth of their own medians. Null where reason says why.
--   ci_low: Lower bound of its 95 % interval (exact, over cells).
--   ci_high: Upper bound of that interval.
--   gap: pooled - growth: what the changing mix of countries, roles and levels did.
--   index_pooled: Geometric mean of all pay of the year over that of the first year told.
--   index: The same with the mix held still: every cell keeps its own level (regression). Null where index_reason says why.
--   index_low: Lower bound of its 95 % interval, with errors clustered by cell.
--   index_high: Upper bound of that interval.
--   index_cells: Cells with ads in two years or more, that tell of it.
--   index_reason: Why there is no index; null when there is.
--   cells: Cells with at least 5 ads in both years; 20 are needed.
--   reason: Why growth is not told; null when it is.
--
-- One row per kind and currency with its ads in lists; answer_pay_growth.py compares their years.
with
stated as (
    select
        posting_id,
        'stated_employer' as salary_kind,
        salary_currency as currency,
        year(first_seen) as year,
        concat_ws(' | ', coalesce(country, '?'), role, seniority) as cell,
        pay_year as pay,
    from paid_ads
    where first_seen is not null
),

told as (
    select
        posting_id,
        'survey' as salary_kind,
        'USD' as currency,
        said_year as year,
        concat_ws(' | ', coalesce(country, '?'), role, coalesce(seniority_column, seniority)) as cell,
        pay_told as pay,
    from survey_pay
),

everyone as (
    select * from stated
    union all
    select * from told
)

select
    salary_kind,
    currency,
    list(cell order by posting_id) as cells,
    list(cast(year as bigint) order by posting_id) as years,
    list(pay order by posting_id) as pays,
    any_value(thresholds.pay_min_ads) as pay_min_ads,
from everyone
cross join thresholds
where pay > 0 and year is not null
group by salary_kind, currency
order by salary_kind, currency;
