-- Which months of a source are whole was judged over all its ads, and stays so: that few ads of a month are of the part
-- makes it no less whole. As everywhere, a source's months go from its first to its last with ads, here with ads of the part.
with
counted as (
    select source, month, count(*) as n
    from ads
    semi join whole.period_status using (source, month)
    group by all
),

spans as (
    select source, min(month) as first_month, max(month) as last_month
    from counted
    group by all
)

select
    judged.source,
    judged.month,
    coalesce(counted.n, 0) as n,
    judged.usual_n,
    judged.last_day,
    judged.complete,
    judged.reason,
from whole.period_status as judged
inner join spans
    on judged.source = spans.source
    and judged.month between spans.first_month and spans.last_month
left join counted on judged.source = counted.source and judged.month = counted.month
order by judged.source, judged.month;
