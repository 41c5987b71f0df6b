-- grain: source, year
-- kind: view
-- title: The years of each source of which all twelve months are complete (see period_status).
-- columns:
--   source: Name of the source.
--   year: The year.
select source, cast(year(month) as integer) as year
from period_status
group by all
having count_if(complete) = 12;
