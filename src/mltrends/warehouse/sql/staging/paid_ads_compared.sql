-- grain: posting_id
-- kind: view
-- title: The ads of paid_ads with their yearly pay in US dollars, in prices of one year and in purchasing power, each only where a rate, index or parity of their own time is at hand.
-- from: paid_ads
-- columns:
--   usd_rate: US dollars for one unit of the ad's currency in the month in which it was first seen; 1 for dollars; null where there is no rate, or the ad has no date.
--   rate_origin: Whose rate it is: own file, central bank, or implied by a survey; null for pay in dollars, and where there is none.
--   rate_per: month or year: how long the rate is the mean of.
--   pay_usd_year: pay_year x usd_rate.
--   price_factor: By what pay of that month is multiplied to stand in prices of base_year; null without an index of one's own.
--   base_year: The year in whose prices it then stands.
--   pay_real_year: pay_year x price_factor, in its own currency.
--   pay_ppp_year: pay_year over the purchasing power parity of the ad's country and year: dollars as they buy in the United States; null without a file of one's own, and where the pay is in another currency than the country's.
select
    paid_ads.*,
    case when paid_ads.salary_currency = 'USD' then 1.0 else rate_months.usd end as usd_rate,
    rate_months.origin as rate_origin,
    rate_months.per as rate_per,
    paid_ads.pay_year * usd_rate as pay_usd_year,
    price_months.factor as price_factor,
    price_months.base_year,
    paid_ads.pay_year * price_factor as pay_real_year,
    paid_ads.pay_year / parities.ppp as pay_ppp_year,
from paid_ads
left join rate_months
    on paid_ads.salary_currency = rate_months.currency
    and date_trunc('month', paid_ads.first_seen) = rate_months.month
left join price_months
    on paid_ads.salary_currency = price_months.currency
    and date_trunc('month', paid_ads.first_seen) = price_months.month
left join parities
    on paid_ads.country = parities.country
    and year(paid_ads.first_seen) = parities.year
    and paid_ads.salary_currency = parities.currency;
