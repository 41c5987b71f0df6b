-- title: How did one skill move, month by month?
-- answers: The share of ads with text that name PyTorch, in whole months over all sources, with the interval that allows for employers.
select mart.month, sum(mart.k) as k, sum(mart.n) as n, sum(mart.k) / sum(mart.n) as share,
    wilson_low(sum(mart.k) / max(mart.deff), sum(mart.n) / max(mart.deff)) as ci_low,
    wilson_high(sum(mart.k) / max(mart.deff), sum(mart.n) / max(mart.deff)) as ci_high,
from mart_skill_month as mart
inner join complete_months(null) using (month)
where mart.concept = 'pytorch'
group by mart.month
order by mart.month desc;
