-- title: When was each source seen to post, and which of its months are whole?
-- grain: source, month
-- unit: ads
-- counts: ads, month
-- needs: date
-- columns:
--   source: Name of the source.
--   title: What the source is.
--   month: First day of the month in which the ads were first seen; months without ads are there too, between the source's first and last.
--   n: Ads of the month, in scope or not.
--   in_scope: Of them those in scope.
--   with_text: Of these those with text.
--   complete: True when the month of this source is whole (see period_status); others are not ranked or tested.
--   reason: Why it is not; null when it is.
with
counted as (
    select
        source,
        month,
        count_if(in_scope) as in_scope,
        count_if(in_scope and has_text) as with_text,
    from ads
    where month is not null
    group by all
)

select
    period_status.source,
    sources.title,
    period_status.month,
    cast(period_status.n as bigint) as n,
    cast(coalesce(counted.in_scope, 0) as bigint) as in_scope,
    cast(coalesce(counted.with_text, 0) as bigint) as with_text,
    period_status.complete,
    period_status.reason,
from period_status
inner join sources using (source)
left join counted using (source, month)
order by period_status.source, period_status.month;
