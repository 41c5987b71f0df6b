-- grain: posting_id
-- kind: view
-- title: The ads that count: first postings only, of sources that count in answers on demand, and of files that are not set aside.
-- from: postings
select postings.*
from postings
inner join sources using (source)
inner join file_accounts using (file)
where postings.is_canonical and sources.counts and file_accounts.status <> 'set aside';
