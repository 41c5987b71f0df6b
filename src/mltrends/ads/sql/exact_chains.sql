-- One row per posting that shares text, title and employer with another one, with the first posting of its chain.
-- A chain goes on while the ad is seen again within the gap; an undated sighting joins the first chain.
create temp table exact_chains as
with
repeated as (
    select
        text_digest,
        title,
        owner,
        min(no) as repeated_no,
        coalesce(min(seen_on), date '1970-01-01') as first_day,
    from compared
    where text_digest is not null and owner is not null
    group by all
    having count(*) > 1
),

sighted as (
    select
        compared.no,
        repeated.repeated_no,
        coalesce(compared.seen_on, repeated.first_day) as day,
    from compared
    inner join repeated using (text_digest, title, owner)
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
