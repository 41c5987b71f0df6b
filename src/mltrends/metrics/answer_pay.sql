-- title: What pay do employers post for each role?
-- grain: role, currency
-- unit: currency units a year
-- counts: ads, scope, paid
-- needs: pay
-- columns:
--   role: Role read from the title.
--   currency: Currency of the pay as ISO code; nothing is converted.
--   k: Ads whose employer states yearly pay in the currency, fit for medians (see paid_ads).
--   n: Ads in scope for the role.
--   disclosed: Ads for the role with any pay that the employer states.
--   disclosure: disclosed / n.
--   p25: Lower quartile of the middle of the pay; null where suppressed.
--   p50: Median; null where suppressed.
--   p75: Upper quartile; null where suppressed.
--   ci_low: Lower bound of the 95 % interval of the median; null where suppressed.
--   ci_high: Upper bound of that interval; null where suppressed.
--   ci_method: How the interval came about.
--   inferred: Share of the k ads whose period no word says, so that the size of the sum decided.
--   removed: Ads left out because their pay lies too far from others of their role, country and level (see pay_outliers).
--   employers: Employers known among the k ads.
--   sources: Sources of the k ads.
--   suppressed: True when there are too few ads or employers to show a quartile.
--   reason: Why it is suppressed; null when it is not.
--
-- One row per role and currency with its ads in lists; answer_pay.py makes the quartiles of them.
with
cells as (
    select
        role,
        salary_currency as currency,
        count(*) as k,
        list(pay_year order by posting_id) as pays,
        list(cast(cluster as bigint) order by posting_id) as clusters,
        list(source order by posting_id) as origins,
        count_if(coalesce(salary_inferred, false)) / count(*) as inferred,
        count(distinct employer) as employers,
        count(distinct source) as sources,
    from paid_ads
    group by all
),

offered as (
    select role, count(*) as n, count_if(salary_kind = 'stated_employer') as disclosed
    from ads
    where in_scope
    group by all
),

removed as (
    select role, currency, count(*) as removed
    from pay_outliers
    where salary_kind = 'stated_employer'
    group by all
)

select
    cells.*,
    offered.n,
    offered.disclosed,
    offered.disclosed / offered.n as disclosure,
    coalesce(removed.removed, 0) as removed,
    thresholds.pay_min_ads,
    thresholds.pay_min_employers,
from cells
inner join offered using (role)
left join removed using (role, currency)
cross join thresholds
order by cells.role, cells.k desc, cells.currency;
