-- One row per posting with what decides whether two postings are one ad.
-- `no` counts in the order in which the first ad of a group is chosen: by day, the undated last.
create temp table sightings as
with
postings as (
    select
        parts.file,
        parts.slice,
        parts.world,
        read.row,
        read.base_id,
        read.row_digest,
        read.source,
        read.company,
        folded(coalesce(read.title, '')) as title,
        folded(
            case
                when read.city is null then coalesce(read.place_text, '') || ' ' || coalesce(read.country, '')
                else concat_ws(' ', read.city, read.region, read.country)
            end
        ) as place,
        coalesce(cast(read.posted_on as date), parts.seen_on) as seen_on,
        cast(read.expires_on as date) as expires_on,
        list_contains($stable_sources::varchar[], read.source) as stable,
        list_contains($snapshot_sources::varchar[], read.source) as snapshot,
    from read_parquet($postings, filename = true) as read
    inner join parts on read.filename = parts.postings
),

-- Partitions of a reader that made no sketches are without the column.
read as (
    select null::blob as text_sketch
    where false
    union all by name
    select * from read_parquet($readings, filename = true, union_by_name = true)
),

readings as (
    select
        parts.file,
        parts.slice,
        read.row,
        read.text_digest,
        coalesce(read.text_chars, 0) as text_chars,
        coalesce(octet_length(read.text_sketch) = $sketch_bytes, false) as has_sketch,
    from read
    inner join parts on read.filename = parts.readings
)

select
    row_number() over (
        order by seen_on nulls last, base_id, row_digest, world, file, slice, row
    ) as no,
    *,
from postings
left join readings using (file, slice, row);
