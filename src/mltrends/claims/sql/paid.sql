-- grain: spot
-- title: Ads of whatever role whose employer states yearly pay that is fit to be compared, with what they may be held alike in.
with
numbered as (
    select *, row_number() over (order by posting_id) - 1 as spot
    from ads
)

select
    numbered.spot,
    numbered.pay_year as pay,
    numbered.role,
    coalesce(numbered.country, 'unstated') as country,
    numbered.seniority as level,
    coalesce(cast(year(numbered.first_seen) as varchar), 'undated') as year,
    numbered.source,
    numbered.salary_currency as currency,
from numbered
semi join paid_alike using (posting_id)
order by numbered.spot;
