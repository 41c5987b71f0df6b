-- grain: posting_id
-- kind: view
-- title: Ads in scope with yearly pay fit for medians, whoever says it (salary_kind): full-time or unstated employment, one amount or a range of both ends whose width is at most its middle. Kinds are never counted together; see pay_offers.
-- from: ads
select *
from ads
where in_scope
    and salary_kind <> 'none'
    and employment in ('full-time', 'unstated')
    and salary_currency is not null
    and pay_year_low > 0
    and pay_year_high >= pay_year_low
    and pay_year_high - pay_year_low <= pay_year;
