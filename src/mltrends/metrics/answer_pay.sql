-- title: What pay do employers post for each role?
-- grain: role, currency
-- unit: currency units a year
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
--   ci_low: Lower bound of the 95 % interval of the median (exact, from order statistics); null where suppressed.
--   ci_high: Upper bound of that interval; null where suppressed.
--   inferred: Share of the k ads whose period no word says, so that the size of the sum decided.
--   employers: Employers known among the k ads.
--   sources: Sources of the k ads.
--   suppressed: True when there are too few ads or employers to show a quartile.
--   reason: Why it is suppressed; null when it is not.
with
ordered as (
    select
        role,
        salary_currency as currency,
        employer,
        source,
        pay_year,
        salary_inferred,
        row_number() over cell as place,
        count(*) over (partition by role, salary_currency) as k,
    from paid_ads
    window cell as (partition by role, salary_currency order by pay_year, posting_id)
),

-- The lower bound of a median is the value whose place is the number of heads that k throws of a coin fall
-- short of in 2.5 % of cases; the upper bound has that place from the top. Beyond 10 deviations lies nothing.
sizes as (
    select distinct k from ordered
),

throws as (
    select
        k,
        unnest(range(greatest(0, cast(floor(k / 2 - 10 * sqrt(k)) as bigint)), k // 2 + 1)) as heads,
    from sizes
),

tails as (
    select
        k,
        heads,
        sum(exp(lgamma(k + 1) - lgamma(heads + 1) - lgamma(k - heads + 1) - k * ln(2))) over (
            partition by k order by heads
        ) as tail,
    from throws
),

bounds as (
    select k, min(heads) as place
    from tails
    where tail > 0.025
    group by all
),

cells as (
    select
        ordered.role,
        ordered.currency,
        any_value(ordered.k) as k,
        quantile_cont(pay_year, 0.25) as p25,
        quantile_cont(pay_year, 0.5) as p50,
        quantile_cont(pay_year, 0.75) as p75,
        any_value(pay_year) filter (where ordered.place = bounds.place) as ci_low,
        any_value(pay_year) filter (where ordered.place = ordered.k + 1 - bounds.place) as ci_high,
        count_if(coalesce(salary_inferred, false)) / count(*) as inferred,
        count(distinct employer) as employers,
        count(distinct source) as sources,
    from ordered
    inner join bounds using (k)
    group by all
),

offered as (
    select role, count(*) as n, count_if(salary_kind = 'stated_employer') as disclosed
    from ads
    where in_scope
    group by all
),

judged as (
    select
        cells.*,
        offered.n,
        offered.disclosed,
        case
            when cells.k < thresholds.pay_min_ads then format('too few ads with pay (k={} < {})', cells.k, thresholds.pay_min_ads)
            when cells.employers < thresholds.pay_min_employers
                then format('too few employers ({} < {})', cells.employers, thresholds.pay_min_employers)
        end as reason,
    from cells
    inner join offered using (role)
    cross join thresholds
)

select
    role,
    currency,
    k,
    n,
    disclosed,
    disclosed / n as disclosure,
    case when reason is null then p25 end as p25,
    case when reason is null then p50 end as p50,
    case when reason is null then p75 end as p75,
    case when reason is null then ci_low end as ci_low,
    case when reason is null then ci_high end as ci_high,
    inferred,
    employers,
    sources,
    reason is not null as suppressed,
    reason,
from judged
order by role, k desc, currency;
