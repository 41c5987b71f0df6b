-- title: Where do the numbers come from?
-- answers: The raw files with what became of their rows, and what each is published under.
select account.file, account.source, account.rows_read, account.rows_kept, account.rows_refused, sources.licence
from file_accounts as account
left join sources using (source)
order by account.file;
