-- macro: complete_months
-- meaning: complete_months(of_source): the months of a source that are whole, with nth counted from the first; with null those that are whole over all sources. Join on month wherever months are compared.
create or replace macro complete_months(of_source) as table
    select month, row_number() over (order by month) as nth
    from (
        select month from period_status where complete and source = of_source
        union all
        select month from month_status where complete and of_source is null
    )
    order by month;
