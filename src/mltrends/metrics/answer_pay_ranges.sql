-- title: How wide are the ranges of pay that employers post?
-- grain: country, currency
-- unit: width of the range as a share of its low end; 0.3 is a high end 30 % above the low one
-- counts: ads, scope, paid
-- needs: pay
-- columns:
--   country: ISO 3166 two-letter code, or unstated.
--   currency: Currency of the pay as ISO code.
--   k: Ads that post a range, its high end above its low one.
--   n: Ads whose employer states yearly pay in the currency, fit for medians (see paid_ads).
--   single: Share of the n ads that post one amount and no range.
--   wider: Ads beside the n whose range is wider than its middle, which makes them unfit for medians: the widths told here leave them out.
--   p25: Lower quartile of the widths of the k ads; null where suppressed.
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
-- One row per cell with its ads in lists; answer_pay_ranges.py makes the quartiles of them.
with
stated as (
    select
        posting_id,
        coalesce(country, 'unstated') as country,
        salary_currency as currency,
        pay_year_high / pay_year_low - 1 as wide,
        pay_year_high > pay_year_low as is_range,
        cluster,
        employer,
        source,
    from paid_ads
),

cells as (
    select
        country,
        currency,
        count_if(is_range) as k,
        count(*) as n,
        count_if(not is_range) / count(*) as single,
        list(wide order by posting_id) filter (where is_range) as pays,
        list(cast(cluster as bigint) order by posting_id) filter (where is_range) as clusters,
        list(source order by posting_id) filter (where is_range) as origins,
        count(distinct employer) filter (where is_range) as employers,
        count(distinct source) filter (where is_range) as sources,
    from stated
    group by all
),

left_out as (
    select coalesce(country, 'unstated') as country, salary_currency as currency, count(*) as wider
    from ads
    where in_scope
        and salary_kind = 'stated_employer'
        and employment in ('full-time', 'unstated')
        and pay_year_low > 0
        and pay_year_high - pay_year_low > pay_year
    group by all
)

select
    cells.*,
    coalesce(left_out.wider, 0) as wider,
    thresholds.pay_min_ads,
    thresholds.pay_min_employers,
from cells
cross join thresholds
left join left_out using (country, currency)
order by cells.n desc, cells.country, cells.currency;
