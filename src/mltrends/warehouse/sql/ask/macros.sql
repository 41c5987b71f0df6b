-- The macros, with what they give.
select function_name as name, function_type as kind, array_to_string(parameters, ', ') as parameters, comment as meaning
from duckdb_functions()
where database_name = 'mltrends' and not internal
order by name;
