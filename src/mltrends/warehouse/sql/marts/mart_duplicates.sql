-- grain: source, tier
-- title: How much of each source is seen again, and how it was found; counts with duplicates are sums over all tiers, counts without are the tier first.
-- columns:
--   source: Name of the source.
--   tier: first for the first posting of each ad; for the others how they were found: id, snapshot, exact, key or near.
--   postings: Postings of the source in the tier; 0 where there are none.
--   share: postings / all postings of the source: of the tiers but first, the rates of duplicates.
with
tiers as (
    select unnest(['first', 'id', 'snapshot', 'exact', 'key', 'near']) as tier
),

counted as (
    select source, coalesce(tier, 'first') as tier, count(*) as postings
    from postings
    group by all
),

totals as (
    select source, sum(postings) as postings
    from counted
    group by all
)

select
    totals.source,
    tiers.tier,
    cast(coalesce(counted.postings, 0) as bigint) as postings,
    coalesce(counted.postings, 0) / totals.postings as share,
from totals
cross join tiers
left join counted using (source, tier)
order by totals.source, tiers.tier;
