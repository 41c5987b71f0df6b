-- How often each field of an ad is told, by source.
select source, field, cast(sum(k) as bigint) as k, cast(sum(n) as bigint) as n
from field_coverage
group by source, field
order by source, field;
