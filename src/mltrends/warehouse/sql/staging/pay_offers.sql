-- grain: posting_id
-- kind: view
-- title: Ads in scope with yearly pay that the employer states, fit for medians: full-time or unstated employment, one amount or a range of both ends whose width is at most its middle.
-- from: ads
select *
from ads
where in_scope
    and salary_kind = 'stated_employer'
    and employment in ('full-time', 'unstated')
    and salary_currency is not null
    and pay_year_low > 0
    and pay_year_high >= pay_year_low
    and pay_year_high - pay_year_low <= pay_year;
