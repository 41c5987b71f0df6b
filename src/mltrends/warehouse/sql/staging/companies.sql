-- grain: employer
-- title: Employers, all spellings of a name together.
-- from: postings
-- columns:
--   company: The spelling that most of its postings have.
--   spellings: Number of spellings.
--   postings: Postings, duplicates counted.
--   ads: Ads, duplicates not counted.
--   first_seen: First day on which one of its ads was posted.
--   last_seen: Last day on which one of its ads was posted.
with
spelled as (
    select
        employer,
        company,
        count(*) as postings,
        count_if(is_canonical) as ads,
        min(posted_on) as first_seen,
        max(posted_on) as last_seen,
    from postings
    where employer is not null
    group by all
),

ranked as (
    select
        *,
        row_number() over (partition by employer order by postings desc, company) as rank,
    from spelled
)

select
    employer,
    any_value(company) filter (where rank = 1) as company,
    count(*) as spellings,
    cast(sum(postings) as bigint) as postings,
    cast(sum(ads) as bigint) as ads,
    min(first_seen) as first_seen,
    max(last_seen) as last_seen,
from ranked
group by employer
order by employer;
