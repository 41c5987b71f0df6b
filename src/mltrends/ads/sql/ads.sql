-- One row per posting: its id, the id of the first ad of its group, when the group was first and last seen, and how often.
with
numbered as (
    select
        compared.no,
        compared.file,
        compared.slice,
        compared.row,
        compared.source,
        compared.place,
        compared.employer,
        compared.cluster,
        compared.seen_on,
        coalesce(firsts.first_no, compared.no) as first_no,
        cast(firsts.tier as varchar) as tier,
        compared.base_id,
        row_number() over (
            partition by compared.base_id
            order by compared.world, compared.row_digest, compared.file, compared.slice, compared.row
        ) as occurrence,
    from compared
    left join firsts using (no)
),

-- An id that already ends like one of ours gets a number even where it stands alone, so that no two ids can meet.
identified as (
    select
        *,
        case
            when occurrence = 1 and not regexp_matches(base_id, '~[0-9]+$') then base_id
            else base_id || '~' || occurrence
        end as posting_id,
    from numbered
),

groups as (
    select
        first_no,
        arg_min(posting_id, no) as canonical_id,
        min(seen_on) as first_seen,
        max(seen_on) as last_seen,
        count(*) as sightings,
        count(distinct place) filter (where place <> '') as places,
    from identified
    group by all
),

-- A record that is seen again, in a later snapshot say, is no repost; nor is a copy on another board or in another place.
records as (
    select first_no, source, place, base_id, min(seen_on) as day
    from identified
    where first_no in (select firsts.first_no from firsts)
    group by all
),

posted as (
    select first_no, source, place, greatest(count(distinct day) - 1, 0) as reposts
    from records
    group by all
),

reposted as (
    select first_no, cast(sum(reposts) as bigint) as reposts
    from posted
    group by all
)

select
    file,
    slice,
    row,
    posting_id,
    canonical_id,
    tier,
    first_seen,
    last_seen,
    employer,
    cluster,
    sightings,
    coalesce(reposts, 0) as reposts,
    places,
from identified
inner join groups using (first_no)
left join reposted using (first_no)
order by file, slice, row
