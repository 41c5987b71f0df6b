-- title: How many postings are the same ad, and how was that found?
-- answers: Tiers: the publisher's own id, the same text, the same employer, title and place, or nearly the same text.
select source, tier, postings, share
from mart_duplicates
where postings > 0
order by source, postings desc, tier;
