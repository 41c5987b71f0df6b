-- Ads of each source, its newest day, and the longest gap between two days of its last ninety days with ads.
with
days as (
    select source, posted_on as day, count(*) as ads
    from postings
    where is_canonical
    group by source, posted_on
),

gaps as (
    select
        source,
        day,
        date_diff('day', lag(day) over (partition by source order by day), day) as gap,
        row_number() over (partition by source order by day desc) as place,
    from days
    where day is not null
)

select
    days.source,
    cast(sum(days.ads) as bigint) as ads,
    max(days.day) as newest,
    count(days.day) as days,
    (select max(gap) from gaps where gaps.source = days.source and gaps.place <= 90) as longest_gap,
from days
group by days.source
order by days.source;
