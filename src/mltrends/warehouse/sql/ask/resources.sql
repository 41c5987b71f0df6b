-- The tables and views that can be handed out, with what a row is; those that hold rows of ads are not here.
select table_name as name, comment as meaning
from (
    select table_name, comment from duckdb_tables() where database_name = 'mltrends' and not internal
    union all
    select view_name, comment from duckdb_views() where database_name = 'mltrends' and not internal
)
where table_name not in ('companies', 'rejects') and not contains(comment, 'One row per: posting_id')
order by table_name;
