-- grain: posting_id, fact
-- kind: view
-- title: What each ad that counts says, in the words that claims are made of (see docs/claims.md); an ad may have a fact twice, so count distinct ads.
-- columns:
--   posting_id: Id of the posting.
--   fact: Id of a concept that counts in its text; or ad (every ad), field (role of the field and in scope), other (not so), text (long enough for skills), complete month (it is of one), last 12 months (of the last 12 complete months of its source), reposted, known: role (it was read), known: industry, known: work, known: reach; or said: and the id of a concept that counts outside the title; or role: …, level: …, degree: …, work: …, reach: …, industry: …, employer: …, as the columns of postings say.
with
latest as (
    select source, month
    from period_status
    where complete
    qualify row_number() over (partition by source order by month desc) <= 12
)

select posting_id, concept as fact
from ad_concepts
union all
select mentions.posting_id, mentions.concept
from mentions
inner join ads using (posting_id)
where mentions.counted and mentions.kind not in ('esco', 'onet') and ads.has_text and not ads.in_scope
union all
select mentions.posting_id, 'said: ' || mentions.concept
from mentions
inner join ads using (posting_id)
where mentions.counted and mentions.field = 'text' and mentions.kind not in ('esco', 'onet') and ads.has_text
union all
select posting_id, fact
from (
    select
        ads.posting_id,
        unnest([
            'ad',
            case when ads.in_scope and roles.in_field then 'field' end,
            case when not (ads.in_scope and coalesce(roles.in_field, false)) then 'other' end,
            case when ads.has_text then 'text' end,
            case when period_status.complete then 'complete month' end,
            case when latest.month is not null then 'last 12 months' end,
            case when ads.reposts > 0 then 'reposted' end,
            case when ads.role <> 'Other' then 'known: role' end,
            case when ads.industry is not null then 'known: industry' end,
            case when ads.remote <> 'unstated' then 'known: work' end,
            case when ads.remote_scope <> 'unstated' then 'known: reach' end,
            'role: ' || ads.role,
            'level: ' || ads.seniority,
            'degree: ' || ads.education,
            'work: ' || ads.remote,
            'reach: ' || ads.remote_scope,
            'industry: ' || ads.industry,
            'employer: ' || ads.employer,
        ]) as fact,
    from ads
    left join roles using (role)
    left join period_status using (source, month)
    left join latest using (source, month)
)
where fact is not null;
