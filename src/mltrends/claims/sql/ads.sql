-- grain: spot
-- title: Every ad that counts, numbered, with what intervals and trends are computed over.
select
    row_number() over (order by ads.posting_id) - 1 as spot,
    ads.source,
    case when period_status.complete then 12 * year(ads.month) + month(ads.month) - 1 end as month,
    ads.cluster,
    ads.employer is not null as known,
    cast(floor(log2(greatest(coalesce(ads.text_chars, 0), 1))) as bigint) as band,
from ads
left join period_status using (source, month)
order by spot;
