-- check: fail
-- of: whole
-- guards: Rows lost or doubled between the files and the warehouse.
with
counted as (
    select file, count(*) as postings from postings group by all
)

select
    file,
    file_accounts.rows_kept,
    coalesce(counted.postings, 0) as postings,
from file_accounts
full outer join counted using (file)
where coalesce(file_accounts.status, '') <> 'joined'
    and coalesce(file_accounts.rows_kept, 0) <> coalesce(counted.postings, 0)
order by file;
