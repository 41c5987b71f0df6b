-- title: How many ads state pay, by country?
-- answers: Pay that an employer states, not what a board estimates.
select country, count_if(salary_kind = 'stated_employer') as k, count(*) as n, k / n as share,
    wilson_low(k, n) as ci_low, wilson_high(k, n) as ci_high,
from ads
where in_scope and country is not null
group by all
having n >= 10
order by share desc, country;
