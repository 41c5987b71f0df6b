-- All postings of an ad go with its first one.
select kept.*
from whole.{table} as kept
semi join (
    select postings.posting_id
    from whole.postings
    inner join chosen on postings.canonical_id = chosen.posting_id
    where chosen.in_months and chosen.in_countries and chosen.in_roles
) as its using (posting_id)
