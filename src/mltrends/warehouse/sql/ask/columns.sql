-- The columns of one table or view, with what they mean.
select column_name as name, data_type as type, comment as meaning
from duckdb_columns()
where not internal and table_name = lower($name)
order by column_index;
