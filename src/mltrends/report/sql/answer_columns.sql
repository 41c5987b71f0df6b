-- grain: answer, column
-- title: The columns of the answers and their types.
select table_name, column_name, data_type
from information_schema.columns
where starts_with(table_name, 'answer_')
order by table_name, ordinal_position;
