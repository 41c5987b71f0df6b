-- grain: key
-- title: What is known of this file: versions, inputs, the settings in force, how far the ads reach.
-- columns:
--   key: What is told; as_of is the day on which the newest ad was first seen.
--   value: What it is; null when it cannot be told.
with
told as (
    select key, value from given_about
    union all
    select 'as_of' as key, strftime(max(ads.first_seen), '%Y-%m-%d') as value
    from ads
    left join period_status using (source, month)
    where ads.month is null or period_status.month is not null
)

select
    key,
    value,
from told
order by key;
