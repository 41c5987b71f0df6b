-- check: fail
-- guards: Duplicates whose first posting is not there, or is itself a duplicate: their ad would count nowhere.
select postings.posting_id, postings.canonical_id
from postings
left join postings as firsts on postings.canonical_id = firsts.posting_id
where firsts.posting_id is null or not firsts.is_canonical
order by postings.posting_id;
