-- One row per posting and tier in which it matches another one, with the first posting of its chain.
-- A chain goes on while the ad is seen again within the gap; an undated sighting joins the first chain.
create temp table chains as
with
repeated as (
    select
        tier,
        match_no,
        coalesce(min(day), date '1970-01-01') as first_day,
    from matches
    group by all
    having count(*) > 1
),

sighted as (
    select
        matches.no,
        tier,
        match_no,
        coalesce(matches.day, repeated.first_day) as day,
    from matches
    inner join repeated using (tier, match_no)
),

stepped as (
    select
        *,
        coalesce(day - lag(day) over by_day > $gap_days, false) as starts_anew,
    from sighted
    window by_day as (partition by tier, match_no order by day, no)
),

numbered as (
    select
        *,
        count_if(starts_anew) over (
            partition by tier, match_no order by day, no rows unbounded preceding
        ) as chain,
    from stepped
)

select
    no,
    tier,
    min(no) over (partition by tier, match_no, chain) as chain_no,
from numbered
qualify count(*) over (partition by tier, match_no, chain) > 1;
