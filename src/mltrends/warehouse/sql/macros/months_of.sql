-- macro: months_of
-- meaning: months_of(starts_on, per): the first days of the months that a month or a year is made of, as a list.
create or replace macro months_of(starts_on, per) as
    case per
        when 'month' then [cast(starts_on as date)]
        else list_transform(range(12), lambda number: cast(starts_on + to_months(cast(number as integer)) as date))
    end;
