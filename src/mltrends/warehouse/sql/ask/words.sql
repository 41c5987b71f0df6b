-- Every name that a question can hold, with what it means: tables, views, columns, macros.
select 'table' as kind, table_name as name, null as belongs_to, comment as meaning
from duckdb_tables() where database_name = 'mltrends' and not internal
union all
select 'view', view_name, null, comment
from duckdb_views() where database_name = 'mltrends' and not internal
union all
select 'column', column_name, table_name, comment
from duckdb_columns() where database_name = 'mltrends' and not internal
union all
select 'macro', function_name, null, comment
from duckdb_functions() where database_name = 'mltrends' and not internal
order by kind, name, belongs_to;
