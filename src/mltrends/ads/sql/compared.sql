-- One row per posting with its employer, and with the employer whose ad its text is.
-- An agency's copy, or a copy that names nobody, belongs to the first employer with the same long text and title;
-- without that, five employers with one text stay five.
create temp table compared as
with
named as (
    select
        sightings.*,
        employers.employer,
        coalesce(employers.employer_no, -sightings.no) as cluster,
        coalesce(employers.agency, false) as agency,
        sightings.text_digest is not null and sightings.text_chars >= $long_text as has_long_text,
    from sightings
    left join employers using (company)
),

owners as (
    select
        text_digest,
        title,
        coalesce(
            arg_min(employer, no) filter (where not agency),
            arg_min(employer, no),
            ''
        ) as owner,
    from named
    where has_long_text
    group by all
)

select
    named.* exclude (agency, has_long_text),
    case when has_long_text and (agency or employer is null) then owners.owner else employer end as owner,
from named
left join owners using (text_digest, title);
