-- grain: name
-- title: Which answers the warehouse holds; none with a row for each ad, for no row of an ad leaves it.
select table_name as name
from information_schema.tables
where starts_with(table_name, 'answer_')
    and table_name not in (
        select table_name
        from information_schema.columns
        where column_name = 'posting_id'
    )
order by name;
