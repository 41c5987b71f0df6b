-- title: How did one skill move, year by year?
-- answers: The same by calendar year of the first posting, over all sources together.
select year(ads.month) as year, count_if(named.posting_id is not null) as k, count(*) as n,
    wilson_low(k, n) as ci_low, k / n as share, wilson_high(k, n) as ci_high,
from ads
left join (from ad_concepts where concept = 'pytorch') as named using (posting_id)
where ads.in_scope and ads.has_text and ads.month is not null
group by year
order by year;
