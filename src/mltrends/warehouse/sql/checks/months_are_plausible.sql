-- check: warn
-- guards: Dates read in the wrong order or unit: years without ads between a source's months.
select source, month, month - lag(month) over (partition by source order by month) as gap_days
from (select distinct source, month from ads where month is not null)
qualify gap_days > 3 * 366
order by source, month;
