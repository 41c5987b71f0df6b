-- check: fail
-- guards: Rows that are neither kept nor refused, and so vanish without a reason.
select file, rows_read, rows_kept, rows_refused
from file_accounts
where status in ('read', 'set aside', 'joined') and rows_read <> rows_kept + rows_refused
order by file;
