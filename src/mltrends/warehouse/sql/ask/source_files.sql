-- The files of each source.
select distinct source, file
from file_accounts
where source is not null
order by source, file;
