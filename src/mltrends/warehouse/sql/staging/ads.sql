-- grain: posting_id
-- kind: view
-- title: The ads that count: first postings only, of sources that count in answers on demand.
-- from: postings
select postings.*
from postings
inner join sources using (source)
where postings.is_canonical and sources.counts;
