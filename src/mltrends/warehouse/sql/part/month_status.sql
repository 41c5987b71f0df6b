-- Which months are whole was judged over all ads; how many ads a month has is counted in the part.
with
counted as (
    select
        month,
        cast(sum(n) as bigint) as n,
        count_if(n > 0) as sources,
    from period_status
    group by all
),

calendar as (
    select cast(unnest(generate_series(min(month), max(month), interval 1 month)) as date) as month
    from counted
)

select
    calendar.month,
    coalesce(counted.n, 0) as n,
    coalesce(counted.sources, 0) as sources,
    coalesce(judged.complete, false) as complete,
from calendar
left join counted using (month)
left join whole.month_status as judged using (month)
order by calendar.month;
