-- Ads in complete months of sources that have enough of them, those that hit, and the share in the first and in the
-- last twelve months (in each half, where there are fewer than 24), of
-- sources with ads in both, each weighing its ads in both.
with
asked as (
    select *
    from ads_that($among, $asks)
    where month is not null
),

steady as (
    select source
    from asked
    group by source
    having count(distinct month) >= $least_months
),

kept as (
    select asked.*
    from asked
    semi join steady using (source)
),

months as (
    select month, row_number() over (order by month) as nth, count(*) over () as months
    from kept
    group by month
),

placed as (
    select
        kept.*,
        months.nth <= least(12, months.months // 2) as is_early,
        months.nth > months.months - least(12, months.months // 2) as is_late,
    from kept
    inner join months using (month)
),

ends as (
    select
        source,
        count(*) filter (where is_early) as n_early,
        count(*) filter (where is_early and hit) as k_early,
        count(*) filter (where is_late) as n_late,
        count(*) filter (where is_late and hit) as k_late,
    from placed
    group by source
    having n_early > 0 and n_late > 0
)

select
    count(*) filter (where hit) as k,
    count(*) as n,
    count(distinct employer) as employers,
    count(distinct source) as sources,
    count(distinct month) as months,
    (select sum((n_early + n_late) * k_early / n_early) / sum(n_early + n_late) from ends) as before,
    (select sum((n_early + n_late) * k_late / n_late) / sum(n_early + n_late) from ends) as after,
from placed;
