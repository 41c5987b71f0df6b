-- Words that may hold an e-mail address, a phone number or a personal link. Too many rather than too few: what they
-- really hold is decided where each is masked. Refused records are all suspect, as far as they are shown.
with
cells as (
    select unnest([title, company, city, region]) as raw
    from read_parquet($postings)
),

pay as (
    select pay_text as raw
    from read_parquet($postings)
    where regexp_matches(pay_text, '@|&|://|www\.| at ')
),

refused as (
    select
        read.raw,
        row_number() over (partition by given_parts.file, read.reason order by given_parts.slice, read.row) as nth,
    from read_parquet($rejects, filename = true) as read
    inner join given_parts on read.filename = given_parts.rejects
)

select raw from cells
where regexp_matches(lower(raw), $suspect)
union
select raw from pay
union
select raw from refused where nth <= $shown_rejects
order by raw;
