-- title: What do employers pay, by role and level, in one currency?
-- answers: Quartiles of the middle of yearly pay that employers state, in US dollars; look at k before you look at a median.
select role, seniority, count(*) as k, count(distinct cluster) as employers,
    quantile_cont(pay_year, 0.25) as p25, median(pay_year) as p50, quantile_cont(pay_year, 0.75) as p75,
from paid_ads
where salary_currency = 'USD'
group by all
having k >= 3
order by role, p50 desc, seniority;
