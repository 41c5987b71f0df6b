-- title: What do ads pay that name a skill, and those that do not?
-- answers: Medians within one role and currency; a difference is of these ads and says nothing of a cause.
select salary_currency as currency, named.concept is not null as names_python, count(*) as k, median(pay_year) as p50,
from paid_ads
left join (from ad_concepts where concept = 'python') as named using (posting_id)
where paid_ads.role = 'Data Analyst' and paid_ads.has_text
group by all
order by currency, names_python;
