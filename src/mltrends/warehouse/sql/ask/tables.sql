-- All that can be asked, with how many rows and what a row is.
select name, kind, rows, meaning
from (
    select table_name as name, 'table' as kind, estimated_size as rows, comment as meaning
    from duckdb_tables()
    where not internal
    union all
    select view_name as name, 'view' as kind, null as rows, comment as meaning
    from duckdb_views()
    where not internal
)
order by name;
