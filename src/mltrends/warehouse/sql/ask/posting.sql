-- One posting by its id.
select posting_id, canonical_id, tier, file, row, line
from postings
where posting_id = $posting_id;
