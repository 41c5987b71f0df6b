-- grain: cell
-- title: How many ads of each source meet which conditions, and why they do not meet the others. An answer counts the ads that meet those in its head (answers.counts); ads are first postings here, of every source and file, also of those that count nowhere.
-- columns:
--   cell: Number of the row.
--   source: Name of the source.
--   nothing: The condition of answers that are not about ads; no ad meets it. This and all that follow: null where the ads meet it, else the first reason why not.
--   ads: To be an ad that counts (see the view ads): of a file that is not set aside, and of a source that counts.
--   surveys: To be an answer to a survey, of a file that is not set aside.
--   scope: To be for a role in scope.
--   field: To be for a role of machine learning and data: neither Software Engineer nor Other (see roles).
--   text: To have text long enough for skills to be looked for.
--   role_ads: To be for a role with enough ads with text to show a share of.
--   remote: To offer remote work, hybrid work among it.
--   month: To have a month (see month_status).
--   complete: To be of a month that is complete in its source (see period_status).
--   year: To be of a year that is whole in its source (see whole_years).
--   compared: To be of the months that tests of change look at (see compared_months), and of a source with enough ads on both sides.
--   compared_text: The same, with enough ads with text.
--   paid: To state yearly pay fit for medians (see paid_ads).
--   estimated: To have an estimate of yearly pay fit for medians (see estimated_ads).
--   dated: To be dated, be it of a snapshot.
--   rate: To have an exchange rate of its time, or pay in dollars (see paid_ads_compared).
--   parity: To have a purchasing power parity of its time (see paid_ads_compared).
--   told: To tell yearly pay in a survey (see survey_pay).
--   n: Ads to which all of this applies.
with
-- All that follows depends on these alone, so that the ads are gone through once.
facts as (
    select
        postings.source,
        file_accounts.status = 'set aside' as aside,
        postings.month,
        postings.role,
        postings.in_scope,
        postings.has_text,
        postings.remote_scope is not null as offers_remote,
        postings.first_seen is not null as is_dated,
        postings.salary_kind,
        pay_outliers.posting_id is not null as is_outlier,
        paid.posting_id is not null as is_paid,
        paid.pay_usd_year is not null as has_rate,
        paid.pay_ppp_year is not null as has_parity,
        estimated_ads.posting_id is not null as is_estimated,
        survey_pay.posting_id is not null as tells_pay,
        count(*) as n,
    from postings
    inner join file_accounts using (file)
    left join paid_ads_compared as paid using (posting_id)
    left join pay_outliers using (posting_id)
    left join estimated_ads using (posting_id)
    left join survey_pay using (posting_id)
    where postings.is_canonical
    group by all
),

asked as (
    select facts.*
    from facts
    inner join sources using (source)
    where sources.counts and not facts.aside and facts.in_scope
),

role_sizes as (
    select role, coalesce(sum(n) filter (where has_text), 0) as n_text
    from asked
    group by all
),

sides as (
    select
        source,
        is_before,
        sum(n) as n,
        coalesce(sum(n) filter (where has_text), 0) as n_text,
    from asked
    inner join compared_months using (source, month)
    group by all
),

steady as (
    select
        source,
        count(*) = 2 and min(n) >= any_value(share_min_ads) as enough,
        count(*) = 2 and min(n_text) >= any_value(share_min_ads) as enough_text,
    from sides
    cross join thresholds
    group by source
),

undated as (
    select
        facts.*,
        case
            when not sources.flow then 'its source is a snapshot, which has no months'
            when facts.month is null then 'it has no date'
        end as undated,
    from facts
    inner join sources using (source)
),

judged as (
    select
        undated.source,
        undated.n,
        'the answer is not about ads' as nothing,
        case
            when aside then 'its file is set aside'
            when not sources.counts then format('its source is {}', case sources.kind when 'survey' then 'a survey' when 'aggregate' then 'an aggregate' else 'synthetic' end)
        end as ads,
        case
            when aside then 'its file is set aside'
            when sources.kind <> 'survey' then 'its source is no survey'
        end as surveys,
        case when not undated.in_scope then 'its role is not in scope' end as scope,
        case when not coalesce(roles.in_field, false) then 'its role is none of the field' end as field,
        case when not has_text then 'it has no text, or too little' end as text,
        case when coalesce(role_sizes.n_text, 0) < share_min_ads then 'its role has too few ads with text' end as role_ads,
        case when not offers_remote then 'it offers no remote work' end as remote,
        case
            when undated is not null then undated
            when month_status.month is null then 'its month is taken for a misread date'
        end as month,
        case
            when undated is not null then undated
            when period_status.month is null then 'its month is taken for a misread date'
            when not period_status.complete then 'its month is not complete'
        end as complete,
        case
            when undated is not null then undated
            when whole_years.year is null then 'its year is not whole in its source'
        end as year,
        case
            when undated is not null then undated
            when compared_months.month is null then 'its month is none of the first or last 12 of at least 24 that are complete'
            when not steady.enough then 'its source has too few ads in the first or the last 12 months'
        end as compared,
        case
            when undated is not null then undated
            when compared_months.month is null then 'its month is none of the first or last 12 of at least 24 that are complete'
            when not steady.enough_text then 'its source has too few ads in the first or the last 12 months'
        end as compared_text,
        case
            when salary_kind <> 'stated_employer' then 'its employer states no pay'
            when is_outlier then 'its pay lies too far from its like'
            when not is_paid then 'its pay is not fit for medians'
        end as paid,
        case
            when salary_kind in ('stated_employer', 'survey', 'none') then 'it has no estimate of its pay'
            when is_outlier then 'its pay lies too far from its like'
            when not is_estimated then 'its pay is not fit for medians'
        end as estimated,
        case when not is_dated then 'it has no date' end as dated,
        case when not has_rate then 'its pay has no exchange rate of its time' end as rate,
        case when not has_parity then 'its pay has no parity of its time' end as parity,
        case when not tells_pay then 'it tells no yearly pay of full-time work, or no year' end as told,
    from undated
    inner join sources using (source)
    cross join thresholds
    left join roles using (role)
    left join role_sizes using (role)
    left join month_status using (month)
    left join period_status using (source, month)
    left join whole_years on undated.source = whole_years.source and year(undated.month) = whole_years.year
    left join compared_months using (source, month)
    left join steady using (source)
),

cells as (
    select * exclude (n), cast(sum(n) as bigint) as n
    from judged
    group by all
)

select row_number() over (order by cells) as cell, cells.*
from cells
order by cell;
