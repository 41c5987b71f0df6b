-- grain: posting_id
-- title: Of all ads in scope that say when they were posted, ten, the same each time.
select
    'all' as key,
    ads.posting_id,
    ads.title,
    ads.month,
    ads.file,
    ads.row,
    sources.title as source_title,
    'first seen on ' || ads.first_seen as said,
    null as surface,
    null as snippet,
from ads
inner join sources using (source)
where ads.in_scope and ads.month is not null
order by md5_number_lower(ads.posting_id)
limit 10;
