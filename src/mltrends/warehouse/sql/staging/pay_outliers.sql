-- grain: posting_id
-- title: Ads of yearly_pay whose pay lies so far from others of their role, country, level, currency and kind of pay that it is taken for a slip: beyond 3.5 robust deviations on a scale of ratios, where there are 20 such ads.
-- columns:
--   posting_id: Id of the posting.
--   salary_kind: Who says the pay: stated_employer, or one of the estimates.
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
        salary_kind,
        role,
        country,
        seniority,
        salary_currency,
        median(ln(pay_year)) as middle,
        greatest(mad(ln(pay_year)), 0.15) as spread,
    from yearly_pay
    group by all
    having count(*) >= 20
)

select
    yearly_pay.posting_id,
    yearly_pay.salary_kind,
    yearly_pay.role,
    yearly_pay.salary_currency as currency,
    yearly_pay.pay_year,
    exp(cells.middle) as middle,
    0.6745 * abs(ln(yearly_pay.pay_year) - cells.middle) / cells.spread as deviations,
from yearly_pay
inner join cells
    on yearly_pay.salary_kind = cells.salary_kind
    and yearly_pay.role = cells.role
    and yearly_pay.country is not distinct from cells.country
    and yearly_pay.seniority is not distinct from cells.seniority
    and yearly_pay.salary_currency = cells.salary_currency
where deviations > 3.5
order by yearly_pay.posting_id;
