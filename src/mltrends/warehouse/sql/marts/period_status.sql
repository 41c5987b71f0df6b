-- grain: source, month
-- title: Which months of a source are whole: only these are ranked, tested or called the latest. Stray months, at most 1 % of the ads and more than a year away from the rest, are misread dates and not here.
-- columns:
--   source: Name of the source.
--   month: First day of the month; months without ads are there too, between the source's first and last.
--   n: Ads of the month, in scope or not.
--   usual_n: Median of the six months before.
--   last_day: Last day on which the source was seen to post.
--   complete: True when the source was seen 7 days after the month's end or later, and the month has at least half of its usual ads.
--   reason: Why the month is not complete; null when it is.
with
counted as (
    select source, month, count(*) as n
    from ads
    where month is not null
    group by all
),

placed as (
    select
        source,
        month,
        n,
        sum(n) over (partition by source) as whole,
        sum(n) over so_far as until_now,
        month - lag(month) over so_far as gap_before,
        lead(month) over so_far - month as gap_after,
    from counted
    window so_far as (partition by source order by month)
),

spans as (
    select
        source,
        coalesce(
            max(month) filter (where gap_before > 366 and until_now - n <= 0.01 * whole), min(month)
        ) as first_month,
        coalesce(
            min(month) filter (where gap_after > 366 and whole - until_now <= 0.01 * whole), max(month)
        ) as last_month,
    from placed
    group by all
),

calendar as (
    select source, cast(unnest(generate_series(first_month, last_month, interval 1 month)) as date) as month
    from spans
),

seen as (
    select postings.source, max(postings.posted_on) as last_day
    from postings
    inner join spans using (source)
    where postings.posted_on < spans.last_month + interval 1 month
    group by all
),

months as (
    select
        calendar.source,
        calendar.month,
        coalesce(counted.n, 0) as n,
        median(coalesce(counted.n, 0)) over (
            partition by calendar.source order by calendar.month rows between 6 preceding and 1 preceding
        ) as usual_n,
        seen.last_day,
    from calendar
    left join counted using (source, month)
    left join seen using (source)
),

judged as (
    select
        *,
        case
            when last_day < month + interval 1 month + interval 6 days then 'the source ends before the month does, or within 7 days of it'
            when n = 0 then 'no ads'
            when n < 0.5 * usual_n then 'fewer than half of the usual ads'
        end as reason,
    from months
)

select
    source,
    month,
    n,
    usual_n,
    last_day,
    reason is null as complete,
    reason,
from judged
order by source, month;
