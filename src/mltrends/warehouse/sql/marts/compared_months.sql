-- grain: source, month
-- kind: view
-- title: The months that tests of change look at: the first and the last 12 of those that are complete over all sources, where there are 24, and of them those that are complete in the source itself.
-- columns:
--   source: Name of the source.
--   month: First day of the month.
--   is_before: True for the first 12.
with
months as (
    select month, row_number() over (order by month) as nth, count(*) over () as months
    from month_status
    where complete
),

periods as (
    select month, nth <= 12 as is_before
    from months
    where months >= 24 and (nth <= 12 or nth > months - 12)
)

select period_status.source, month, periods.is_before
from periods
inner join period_status using (month)
where period_status.complete
order by source, month;
