-- One row per posting with what decides whether two postings are one ad.
-- `no` counts in the order in which the first ad of a group is chosen: by day, the undated last.
create temp table sightings as
with
postings as (
    select
        parts.file,
        parts.slice,
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
        cast(read.posted_on as date) as seen_on,
    from read_parquet($postings, filename = true) as read
    inner join parts on read.filename = parts.postings
),

readings as (
    select
        parts.file,
        parts.slice,
        read.row,
        read.text_digest,
        coalesce(read.text_chars, 0) as text_chars,
    from read_parquet($readings, filename = true) as read
    inner join parts on read.filename = parts.readings
)

select
    row_number() over (
        order by seen_on nulls last, base_id, row_digest, file, slice, row
    ) as no,
    *,
from postings
left join readings using (file, slice, row);
