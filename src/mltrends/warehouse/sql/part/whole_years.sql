-- A year that was whole over all ads of a source is so in a part of them, unless the months that were chosen cut it.
select judged.source, judged.year
from whole.whole_years as judged
semi join period_status using (source)
where (cast($first as date) is null or make_date(judged.year, 1, 1) >= cast($first as date))
    and (cast($last as date) is null or make_date(judged.year, 12, 1) <= cast($last as date))
order by judged.source, judged.year;
