-- grain: posting_id
-- title: Every record that was read, with what its columns say and what was read from its title and text; duplicates are marked, never dropped.
-- from: POSTINGS, READINGS
-- columns:
--   posting_id: Id of the posting: source and the publisher's id, else a digest of the row; a number behind ~ tells repeated ids apart.
--   canonical_id: The posting_id of the first posting of the same ad; its own for the first.
--   is_canonical: True for the first posting of an ad: count these to count ads.
--   tier: How it was found to be the same ad as the first one: id (the publisher's own), exact (text, title and employer), key (title, employer and place), near (nearly the same text) or snapshot (the same row on a later day); null for the first.
--   first_seen: First day on which any posting of the ad was posted.
--   last_seen: Last day on which any posting of the ad was posted.
--   sightings: Postings of the ad, this one included.
--   reposts: Later days on which the ad was posted anew by the same source in the same place.
--   places: Distinct places that the postings of the ad name.
--   file: Name of the raw file.
--   slice: Number of the slice of the file.
--   row: Number of the record in the file, from 0, header not counted.
--   line: Line of the file on which the record starts, from 1.
--   seen_on: Day of the file, when its name tells one: a set that is given out anew every week says so there.
--   employer: Key of the employer's name, by which employers are counted; null when not said.
--   cluster: Number of the employer in this file; one of its own, below 0, when no employer is said: what intervals are computed over.
--   said_year: Year that the date column says, also where it says no day; null when it says none.
--   month: First day of the month in which the ad was first seen; null when it is undated, or its source a snapshot.
--   in_scope: True when the role counts as a machine-learning career; from the settings.
--   remote_column: What the remote column says: remote, hybrid, onsite or unstated.
--   employment: Kind of employment: what the column says, else what the title names; an internship in the title goes before a column of mere hours: full-time, part-time, contract, internship, temporary or unstated.
--   employment_field: Where it was read: column or title; null when it is unstated.
--   employment_column: What the column says: full-time, part-time, contract, internship, temporary or unstated.
--   industry: Industry of the employer: that of the column, else the one that name or text say outright; a concept of kind industry, or other; null when nothing says it.
--   industry_field: Where the industry was read: column, company (the employer's name) or text; null when it is unknown.
--   industry_column: Industry that the column tells, whatever the words say.
--   seniority_column: Level that a column names; null where there is none. The level itself is read from the title.
--   salary_kind: Who says the pay that was read: pay_kind, else that of the source, when it is from the pay column; stated_employer when it stands in title or text; none when there is none.
--   pay_year_low: Lower bound of the pay that was read, per year: hour x 2,080, day x 260, week x 52, month x 12.
--   pay_year_high: Upper bound of the pay that was read, per year, with the same factors.
--   pay_year: Middle of both bounds, per year; null when one of them is missing.
--   has_text: True when the text is long enough for skills to be looked for; from the settings.
--   url: Link to the ad, when it is a web address and not a person's profile.
--   vocabulary_version: Digest of the vocabulary with which the ad was read.
with
raw as (
    select
        given_parts.file,
        given_parts.slice,
        given_parts.first_row,
        given_parts.first_line,
        given_parts.seen_on,
        read.*,
    from read_parquet($postings, filename = true) as read
    inner join given_parts on read.filename = given_parts.postings
),

readings as (
    select
        given_parts.file,
        given_parts.slice,
        read.*,
    from read_parquet($readings, filename = true) as read
    inner join given_parts on read.filename = given_parts.readings
),

linked as (
    select * from read_parquet($ads)
)

select
    -- which ad
    linked.posting_id,
    linked.canonical_id,
    linked.posting_id = linked.canonical_id as is_canonical,
    linked.tier,
    cast(linked.first_seen as date) as first_seen,
    cast(linked.last_seen as date) as last_seen,
    linked.sightings,
    linked.reposts,
    linked.places,

    -- where it stands
    raw.source,
    raw.file,
    raw.slice,
    raw.first_row + raw.row as row,
    raw.first_line + raw.line as line,
    cast(raw.seen_on as date) as seen_on,

    -- what the columns say
    coalesce(title_masks.masked, raw.title) as title,
    coalesce(company_masks.masked, raw.company) as company,
    linked.employer,
    linked.cluster,
    coalesce(city_masks.masked, raw.city) as city,
    coalesce(region_masks.masked, raw.region) as region,
    raw.country,
    cast(raw.posted_on as date) as posted_on,
    coalesce(
        year(cast(raw.posted_on as date)),
        try_cast(regexp_extract(raw.date_text, '^\s*((?:19|20)\d\d)e?\s*$', 1) as integer)
    ) as said_year,
    cast(raw.expires_on as date) as expires_on,
    case when sources.flow then cast(date_trunc('month', linked.first_seen) as date) end as month,
    raw.remote as remote_column,
    case
        when raw.employment = 'unstated' then coalesce(readings.employment_said, 'unstated')
        when raw.employment in ('full-time', 'part-time') and readings.employment_said = 'internship' then 'internship'
        else raw.employment
    end as employment,
    case
        when raw.employment in ('full-time', 'part-time') and readings.employment_said = 'internship' then 'title'
        when raw.employment <> 'unstated' then 'column'
        when readings.employment_said is not null then 'title'
    end as employment_field,
    raw.employment as employment_column,
    readings.employment_said,

    -- what was read
    readings.role,
    coalesce(roles.in_scope, false) as in_scope,
    readings.seniority,
    raw.level as seniority_column,
    readings.speciality,
    readings.remote,
    readings.remote_said,
    readings.remote_scope,
    readings.remote_countries,
    readings.education,
    readings.years,
    readings.language,
    coalesce(raw.industry, readings.industry_said) as industry,
    case when raw.industry is not null then 'column' else readings.industry_field end as industry_field,
    raw.industry as industry_column,
    readings.industry_said,

    -- pay, as the column has it
    coalesce(pay_masks.masked, raw.pay_text) as pay_text,
    raw.pay_min,
    raw.pay_max,
    raw.pay_currency,
    raw.pay_period,
    raw.pay_inferred,
    raw.pay_kind,
    raw.pay_usd,

    -- pay, as it was read
    readings.salary_min,
    readings.salary_max,
    readings.salary_currency,
    readings.salary_period,
    readings.salary_inferred,
    readings.salary_field,
    case
        when readings.salary_field is null then 'none'
        when readings.salary_field = 'pay' then coalesce(nullif(raw.pay_kind, 'none'), sources.pay_kind)
        else 'stated_employer'
    end as salary_kind,
    annualise(readings.salary_min, readings.salary_period) as pay_year_low,
    annualise(readings.salary_max, readings.salary_period) as pay_year_high,
    annualise((readings.salary_min + readings.salary_max) / 2, readings.salary_period) as pay_year,

    -- text
    readings.text_chars,
    coalesce(readings.text_chars, 0) >= thresholds.text_min_chars as has_text,
    case
        when regexp_matches(raw.url, '^https?://[^@\s"<>]+$')
            and not regexp_matches(lower(raw.url), 'linkedin\.com/(in|pub)/')
            then raw.url
    end as url,
    $vocabulary_version as vocabulary_version,
from raw
inner join readings using (file, slice, row)
inner join linked using (file, slice, row)
cross join thresholds
left join sources using (source)
left join roles using (role)
left join masks as title_masks on raw.title = title_masks.raw
left join masks as company_masks on raw.company = company_masks.raw
left join masks as city_masks on raw.city = city_masks.raw
left join masks as region_masks on raw.region = region_masks.raw
left join masks as pay_masks on raw.pay_text = pay_masks.raw
order by file, slice, row;
