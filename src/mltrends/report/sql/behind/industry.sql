-- grain: posting_id
-- title: Of the ads in scope of employers in an industry, ten, the same each time, with what says so.
select
    ads.industry as key,
    ads.posting_id,
    ads.title,
    ads.month,
    ads.file,
    ads.row,
    sources.title as source_title,
    format('told by the {}: {}', coalesce(ads.industry_field, 'ad'), coalesce(ads.industry_column, ads.industry_said, ads.industry)) as said,
    null as surface,
    null as snippet,
from ads
inner join sources using (source)
where ads.in_scope and ads.industry in $industry
order by md5_number_lower(ads.posting_id)
limit 10;
