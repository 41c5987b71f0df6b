-- One row per posting and tier in which it matches another one, with the first posting of its chain.
-- A chain goes on while the ad is seen again within the gap, or before the day on which an earlier sighting said that it
-- ends; an undated sighting joins the first chain.
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

ends as (
    select no, expires_on
    from compared
    where expires_on is not null
),

sighted as (
    select
        matches.no,
        tier,
        match_no,
        coalesce(matches.day, repeated.first_day) as day,
        ends.expires_on,
    from matches
    inner join repeated using (tier, match_no)
    left join ends using (no)
),

stepped as (
    select
        *,
        coalesce(
            day - lag(day) over by_day > $gap_days
            and day > coalesce(max(expires_on) over before_it, lag(day) over by_day),
            false
        ) as starts_anew,
    from sighted
    window
        by_day as (partition by tier, match_no order by day, no),
        before_it as (
            partition by tier, match_no order by day, no rows between unbounded preceding and 1 preceding
        )
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
