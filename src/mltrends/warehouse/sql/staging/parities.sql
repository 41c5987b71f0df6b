-- grain: country, year
-- title: Purchasing power, from the user's own file.
-- columns:
--   country: ISO 3166 two-letter code.
--   year: The year.
--   currency: The country's currency: pay in any other is not compared.
--   ppp: Units of the currency that buy what one US dollar buys in the United States.
--   named: The file.
select country, year, currency, ppp, file as named
from given_parities
order by country, year;
