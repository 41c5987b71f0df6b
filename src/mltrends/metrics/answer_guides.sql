-- title: Which skills do the documents name, and which do ads?
-- grain: concept
-- unit: share of the ads in scope with text
-- counts: ads, scope, text
-- needs: text
-- columns:
--   concept: Id of the concept: every skill of answer_skills that has a rank, and every skill that one of the documents names.
--   label: Name of the concept.
--   kind: Kind of concept.
--   documents: Which of the three documents name it (000, 001, 002), with commas; null when none does.
--   side: guides and ads, ads only (no document names it), or guides only (too few ads name it to rank it).
--   rank: Its rank in answer_skills; null where guides only.
--   k: Ads that name it.
--   n: Ads in scope with text.
--   share: k / n; null where suppressed.
--   ci_low: Lower bound of the 95 % interval of the share (Wilson, with n / deff ads); null where suppressed.
--   ci_high: Upper bound of that interval; null where suppressed.
--   middle: Median share of the skills that documents name, those that no ad names included; the same in all rows; null where suppressed.
--   missed: True for a skill that no document names although ci_low lies above the middle.
--   suppressed: True when there are too few ads to show a share.
--   reason: Why it is suppressed; null when it is not.
with
whole as (
    select count(*) as n
    from ads
    where in_scope and has_text
),

listed as (
    select
        concepts.concept,
        concepts.label,
        concepts.kind,
        case when regexp_matches(concepts.origin, '[0-9]{3}') then concepts.origin end as documents,
        answer_skills.rank,
        coalesce(answer_skills.k, 0) as k,
        whole.n,
        answer_skills.ci_low,
        answer_skills.ci_high,
        whole.n < thresholds.share_min_ads as suppressed,
        thresholds.share_min_ads,
    from concepts
    cross join whole
    cross join thresholds
    left join answer_skills using (concept)
    where
        answer_skills.rank is not null
        or (
            regexp_matches(concepts.origin, '[0-9]{3}')
            and concepts.kind not in ('role', 'field', 'seniority', 'education', 'learning', 'industry', 'application', 'responsibility', 'ethics', 'future')
        )
),

middle as (
    select median(k / n) as middle
    from listed
    where documents is not null and not suppressed
)

select
    concept,
    label,
    kind,
    documents,
    case
        when documents is null then 'ads only'
        when rank is null then 'guides only'
        else 'guides and ads'
    end as side,
    rank,
    cast(k as bigint) as k,
    n,
    case when not suppressed then k / n end as share,
    case when not suppressed then coalesce(ci_low, 0) end as ci_low,
    case when not suppressed then coalesce(ci_high, wilson_high(0, n)) end as ci_high,
    middle.middle,
    coalesce(documents is null and ci_low > middle.middle, false) as missed,
    suppressed,
    case when suppressed then format('too few ads (n={} < {})', n, share_min_ads) end as reason,
from listed
cross join middle
order by rank nulls last, k desc, concept;
