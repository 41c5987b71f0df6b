-- One row per posting that shares title, employer and place with another one, with the first posting of its chain.
-- A chain goes on while the ad is seen again within the gap. Undated sightings make a chain of their own in each source:
-- without a day, only one scrape says that they stood there together.
create temp table key_chains as
with
placed as (
    select
        no,
        title,
        employer,
        place,
        case when seen_on is null then source else '' end as undated_in,
        seen_on,
    from compared
),

repeated as (
    select
        title,
        employer,
        place,
        undated_in,
        min(no) as repeated_no,
        coalesce(min(seen_on), date '1970-01-01') as first_day,
    from placed
    where title <> '' and employer is not null
    group by all
    having count(*) > 1
),

sighted as (
    select
        placed.no,
        repeated.repeated_no,
        coalesce(placed.seen_on, repeated.first_day) as day,
    from placed
    inner join repeated using (title, employer, place, undated_in)
),

stepped as (
    select
        *,
        coalesce(day - lag(day) over by_day > $gap_days, false) as starts_anew,
    from sighted
    window by_day as (partition by repeated_no order by day, no)
),

numbered as (
    select
        *,
        count_if(starts_anew) over (
            partition by repeated_no order by day, no rows unbounded preceding
        ) as chain,
    from stepped
)

select
    no,
    min(no) over (partition by repeated_no, chain) as chain_no,
from numbered
qualify count(*) over (partition by repeated_no, chain) > 1;
