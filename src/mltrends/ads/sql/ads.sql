-- One row per posting: its id, the id of the first ad of its group, and when the group was first and last seen.
with
numbered as (
    select
        compared.no,
        compared.file,
        compared.slice,
        compared.row,
        compared.employer,
        compared.cluster,
        compared.seen_on,
        coalesce(linked.first_no, compared.no) as first_no,
        case
            when linked.no is null or linked.no = linked.first_no then null
            when linked.exact_no < linked.no or linked.key_no is null then 'exact'
            else 'key'
        end as tier,
        compared.base_id,
        row_number() over (
            partition by compared.base_id order by compared.row_digest, compared.file, compared.slice, compared.row
        ) as occurrence,
    from compared
    left join linked using (no)
),

-- An id that already ends like one of ours gets a number even where it stands alone, so that no two ids can meet.
identified as (
    select
        * exclude (base_id, occurrence),
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
    from identified
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
from identified
inner join groups using (first_no)
order by file, slice, row
