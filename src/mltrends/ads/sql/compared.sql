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
        world,
        text_digest,
        title,
        coalesce(
            arg_min(employer, no) filter (where not agency),
            arg_min(employer, no),
            ''
        ) as owner,
        count(employer) filter (where not agency) = 0 as owner_is_agency,
    from named
    where has_long_text and not snapshot
    group by all
),

owned as (
    select
        named.*,
        has_long_text and (agency or employer is null) as is_copy,
        owners.owner as copied_from,
        owners.owner_is_agency,
    from named
    left join owners using (world, text_digest, title)
)

select
    * exclude (is_copy, copied_from, owner_is_agency, text_chars, company),
    case when is_copy then copied_from else employer end as owner,
    coalesce(case when is_copy then owner_is_agency else agency end, agency) as owner_is_agency,
from owned;
