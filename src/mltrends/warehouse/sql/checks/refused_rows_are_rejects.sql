-- check: fail
-- guards: Refused rows that nobody can look up any more.
with
counted as (
    select file, count(*) as rejects from rejects group by all
)

select
    file,
    file_accounts.rows_refused,
    coalesce(counted.rejects, 0) as rejects,
from file_accounts
full outer join counted using (file)
where coalesce(file_accounts.rows_refused, 0) <> coalesce(counted.rejects, 0)
order by file;
