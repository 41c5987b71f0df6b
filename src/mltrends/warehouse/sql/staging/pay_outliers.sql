-- grain: posting_id
-- title: Ads of pay_offers whose pay lies so far from others of their role, country, level and currency that it is taken for a slip: beyond 3.5 robust deviations on a scale of ratios, where there are 20 such ads.
-- columns:
--   posting_id: Id of the posting.
--   role: Role read from the title.
--   currency: Currency of the pay.
--   pay_year: Middle of the pay, per year.
--   middle: Median of the others, in the same currency.
--   deviations: How many robust deviations the logarithm of the pay lies from the middle.
with
-- Where many state the same pay the deviations are next to nothing, and honest pay would lie far off: pay within
-- about a factor of two of its like is never taken for a slip.
cells as (
    select
        role,
        country,
        seniority,
        salary_currency,
        median(ln(pay_year)) as middle,
        greatest(mad(ln(pay_year)), 0.15) as spread,
    from pay_offers
    group by all
    having count(*) >= 20
)

select
    pay_offers.posting_id,
    pay_offers.role,
    pay_offers.salary_currency as currency,
    pay_offers.pay_year,
    exp(cells.middle) as middle,
    0.6745 * abs(ln(pay_offers.pay_year) - cells.middle) / cells.spread as deviations,
from pay_offers
inner join cells
    on pay_offers.role = cells.role
    and pay_offers.country is not distinct from cells.country
    and pay_offers.seniority is not distinct from cells.seniority
    and pay_offers.salary_currency = cells.salary_currency
where deviations > 3.5
order by pay_offers.posting_id;
