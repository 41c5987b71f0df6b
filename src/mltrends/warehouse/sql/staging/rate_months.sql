-- grain: currency, month
-- title: The one exchange rate that each month has: one's own file before a central bank, a central bank before a survey, the month before the year.
-- columns:
--   currency: ISO code.
--   month: First day of the month.
--   usd: US dollars for one unit.
--   origin: own file, central bank, or implied by a survey.
--   per: month, or year where the rate is that of the whole year.
--   named: The file, or the surveys.
with
months as (
    select currency, unnest(months_of(starts_on, per)) as month, usd, origin, per, named
    from exchange_rates
    where reason is null
)

select *
from months
qualify row_number() over (
    partition by currency, month
    order by array_position(['own file', 'central bank', 'implied by a survey'], origin), per
) = 1
order by currency, month;
