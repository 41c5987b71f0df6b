-- grain: posting_id
-- title: Of the ads in scope with text whose highest degree is a certain one, ten, the same each time.
select
    ads.education as key,
    ads.posting_id,
    ads.title,
    ads.month,
    ads.file,
    ads.row,
    sources.title as source_title,
    'degree read from the text: ' || ads.education as said,
    null as surface,
    null as snippet,
from ads
inner join sources using (source)
where ads.in_scope and ads.has_text and ads.education in $level
order by md5_number_lower(ads.posting_id)
limit 10;
