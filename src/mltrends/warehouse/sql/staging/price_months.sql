-- grain: currency, month
-- title: Consumer prices where a currency is spent, from the user's own file: by what pay of a month is multiplied to stand in prices of the base year.
-- columns:
--   currency: ISO code.
--   month: First day of the month.
--   factor: Mean index of the base year over the index of the month, or of its year where the file has years.
--   base_year: The last year of which the file has all months, or a figure of its own.
--   named: The file.
with
told as (
    select currency, unnest(months_of(starts_on, per)) as month, per, index, file as named
    from given_prices
),

months as (
    select *
    from told
    qualify row_number() over (partition by currency, month order by per) = 1
),

years as (
    select currency, year(month) as base_year, avg(index) as base
    from months
    group by currency, year(month)
    having count(*) = 12
    qualify row_number() over (partition by currency order by base_year desc) = 1
)

select months.currency, months.month, years.base / months.index as factor, years.base_year, months.named
from months
inner join years using (currency)
order by months.currency, months.month;
