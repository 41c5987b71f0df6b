-- Ads and kinds of titles in the months that are looked at: complete ones with ads enough, of sources with enough of them.
with
asked as (
    select asked.posting_id, asked.source, asked.month
    from ads_that($among, []) as asked
    where asked.month is not null
),

months as (
    select source, month
    from asked
    group by source, month
    having count(*) >= $least
),

steady as (
    select source from months group by source having count(*) >= $least_months
)

select count(*) as n
from asked
semi join months using (source, month)
semi join steady using (source);
