-- Every posting of the ad that one posting is of.
select postings.posting_id, postings.canonical_id, postings.tier, postings.file, postings.row, postings.line
from postings
inner join postings as asked using (canonical_id)
where asked.posting_id = $posting_id
order by postings.posting_id;
