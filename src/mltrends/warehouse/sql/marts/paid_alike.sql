-- grain: posting_id
-- kind: view
-- title: Ads of whatever role, in scope or not, whose employer states yearly pay fit for medians, without what lies too far from the pay in its currency: what claims about pay compare.
-- from: ads
with
fit as (
    select *
    from ads
    where salary_kind = 'stated_employer'
        and employment in ('full-time', 'unstated')
        and salary_currency is not null
        and pay_year_low > 0
        and pay_year_high >= pay_year_low
        and pay_year_high - pay_year_low <= pay_year
),

spread as (
    select
        salary_currency,
        median(ln(pay_year)) as middle,
        greatest(mad(ln(pay_year)), 0.15) as deviation,
    from fit
    group by all
)

select fit.*
from fit
inner join spread using (salary_currency)
where 0.6745 * abs(ln(fit.pay_year) - spread.middle) <= 3.5 * spread.deviation;
