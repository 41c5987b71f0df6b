-- title: How much is known of the ads of each source?
-- answers: The share of ads that tell a field; a share over months that differ in it compares nothing.
pivot (select source, field, round(sum(k) / sum(n), 3) as share from field_coverage group by all)
on field in ('employer', 'country', 'date', 'text', 'remote', 'pay')
using first(share)
order by source;
