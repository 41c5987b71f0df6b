-- grain: month
-- kind: view
-- title: Which months are whole over all sources.
-- columns:
--   month: First day of the month; months without ads are there too, between the first and the last.
--   n: Ads of the month, in scope or not.
--   sources: Number of sources with ads in the month.
--   complete: True when at least 80 % of the month's ads are of sources whose month is complete.
with
counted as (
    select
        month,
        cast(sum(n) as bigint) as n,
        count_if(n > 0) as sources,
        coalesce(sum(n) filter (where complete), 0) as n_complete,
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
    coalesce(counted.n > 0 and counted.n_complete >= 0.8 * counted.n, false) as complete,
from calendar
left join counted using (month)
order by calendar.month;
