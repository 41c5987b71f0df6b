-- title: On which days were ads first seen?
-- grain: source, day
-- unit: ads
-- counts: ads, month
-- needs: date
-- columns:
--   source: Name of the source.
--   title: What the source is.
--   day: Day on which the ads were first seen; days without ads have no row.
--   n: Ads of the day, in scope or not.
select
    ads.source,
    sources.title,
    ads.first_seen as day,
    count(*) as n,
from ads
inner join period_status using (source, month)
inner join sources using (source)
group by all
order by ads.source, ads.first_seen;
