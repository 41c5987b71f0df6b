-- grain: name
-- title: Which answers the warehouse holds.
select table_name as name
from information_schema.tables
where starts_with(table_name, 'answer_')
order by name;
