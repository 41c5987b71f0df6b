-- title: Do the topics that the documents call important or coming stand in ads?
-- grain: concept
-- unit: share of the ads in scope with text
-- counts: ads, scope, text
-- needs: text
-- columns:
--   topic: ethics, or future for what the documents say will shape the field.
--   concept: Id of the concept; a topic that no ad names has 0 there.
--   label: Name of the concept.
--   k: Ads that name it where they speak of the work.
--   n: Ads in scope with text, of all sources that count, dated or not.
--   share: k / n; null where suppressed.
--   ci_low: Lower bound of the 95 % interval of the share (Wilson, with n / deff ads); null where suppressed.
--   ci_high: Upper bound of that interval; null where suppressed.
--   anywhere: Share of the ads that name it there or in sections that are not about the work: about the company, benefits, legal text, notices of AI in hiring; null where suppressed.
--   n_first: Ads of the first 12 complete months; null with less than 24 of them.
--   first_share: Share of them; null with too few ads.
--   n_last: Ads of the last 12 complete months; null with less than 12 of them.
--   last_share: Share of them; null with too few ads.
--   last_low: Lower bound of its 95 % interval, with room for employers posting in clusters.
--   last_high: Upper bound of that interval.
--   odds_ratio: By what the odds that an ad names it are multiplied in a year, within sources, as in answer_skill_growth; null where it was not tested.
--   or_low: Lower bound of its 95 % interval.
--   or_high: Upper bound of that interval.
--   q_value: The smallest false discovery rate at which it counts, over all that answer_skill_growth tests.
--   change: rose, fell, no clear change or too little data: that of answer_skill_growth.
--   verdict: arrived (it rises, and surely 1 % of the last year's ads name it), not yet visible (less than 0.2 % do), present (neither) or too few ads (less than 2,000 in the last year).
--   employers: Employers known among the n ads.
--   sources: Sources with ads among the n.
--   suppressed: True when there are too few ads to show a share.
--   reason: Why it is suppressed; null when it is not.
--   deff: Design effect: how many times wider the truth lies than for independent ads, because employers post in clusters.
with
topics as (
    select
        concept,
        label,
        case when kind = 'ethics' then 'ethics' else 'future' end as topic,
    from concepts
    where
        kind in ('ethics', 'future')
        -- What the documents foretell and ads name as a method or a platform.
        or concept in ('federated-learning', 'edge-computing', 'explainable-ai', 'transfer-learning', 'foundation-models', 'iot')
),

months as (
    select month, row_number() over (order by month) as nth, count(*) over () as months
    from month_status
    where complete
),

asked_of as (
    select
        ads.posting_id,
        ads.cluster,
        ads.employer,
        ads.source,
        coalesce(months.months >= 24 and months.nth <= 12, false) as is_first,
        coalesce(months.months >= 12 and months.nth > months.months - 12, false) as is_last,
    from ads
    left join months using (month)
    where ads.in_scope and ads.has_text
),

by_cluster as (
    select
        cluster,
        any_value(employer) as employer,
        count(*) as n,
        count_if(is_first) as n_first,
        count_if(is_last) as n_last,
    from asked_of
    group by all
),

whole as (
    select
        coalesce(sum(n), 0) as n,
        sum(n * n) as nn,
        count(*) as clusters,
        nullif(sum(n_first), 0) as n_first,
        nullif(sum(n_last), 0) as n_last,
        sum(n_last * n_last) as nn_last,
        count_if(n_last > 0) as clusters_last,
        count(employer) as employers,
        (select count(distinct source) from asked_of) as sources,
    from by_cluster
),

anywhere as (
    select mentions.concept, count(distinct mentions.posting_id) as k
    from mentions
    inner join topics using (concept)
    semi join asked_of using (posting_id)
    where mentions.counted or mentions.why_not in ('about the company', 'benefits', 'legal text', 'AI in hiring')
    group by all
),

hits as (
    select
        ad_concepts.concept,
        asked_of.cluster,
        count(*) as k,
        count_if(asked_of.is_first) as k_first,
        count_if(asked_of.is_last) as k_last,
    from ad_concepts
    semi join topics using (concept)
    inner join asked_of using (posting_id)
    group by all
),

counted as (
    select
        concept,
        sum(k) as k,
        sum(k * k) as kk,
        sum(k * n) as kn,
        sum(k_first) as k_first,
        sum(k_last) as k_last,
        sum(k_last * k_last) as kk_last,
        sum(k_last * n_last) as kn_last,
    from hits
    inner join by_cluster using (cluster)
    group by all
),

filled as (
    select
        topics.*,
        coalesce(counted.k, 0) as k,
        coalesce(anywhere.k, 0) as k_anywhere,
        coalesce(counted.k_first, 0) as k_first,
        coalesce(counted.k_last, 0) as k_last,
        whole.n,
        whole.n_first,
        whole.n_last,
        whole.employers,
        whole.sources,
        design_effect(coalesce(counted.k, 0), whole.n, counted.kk, counted.kn, whole.nn, whole.clusters) as deff,
        design_effect(
            coalesce(counted.k_last, 0), whole.n_last, counted.kk_last, counted.kn_last, whole.nn_last, whole.clusters_last
        ) as deff_last,
        whole.n < thresholds.share_min_ads as suppressed,
        thresholds.share_min_ads,
    from topics
    cross join whole
    cross join thresholds
    left join counted using (concept)
    left join anywhere using (concept)
),

measured as (
    select
        *,
        case when n_first >= share_min_ads then k_first / n_first end as first_share,
        case when n_last >= share_min_ads then k_last / n_last end as last_share,
        case when n_last >= share_min_ads then wilson_low(k_last / deff_last, n_last / deff_last) end as last_low,
        case when n_last >= share_min_ads then wilson_high(k_last / deff_last, n_last / deff_last) end as last_high,
    from filled
)

select
    measured.topic,
    measured.concept,
    measured.label,
    cast(measured.k as bigint) as k,
    cast(measured.n as bigint) as n,
    case when not measured.suppressed then measured.k / measured.n end as share,
    case when not measured.suppressed then wilson_low(measured.k / measured.deff, measured.n / measured.deff) end as ci_low,
    case when not measured.suppressed then wilson_high(measured.k / measured.deff, measured.n / measured.deff) end as ci_high,
    case when not measured.suppressed then measured.k_anywhere / measured.n end as anywhere,
    cast(measured.n_first as bigint) as n_first,
    measured.first_share,
    cast(measured.n_last as bigint) as n_last,
    measured.last_share,
    measured.last_low,
    measured.last_high,
    growth.odds_ratio,
    growth.ci_low as or_low,
    growth.ci_high as or_high,
    growth.q_value,
    coalesce(growth.verdict, 'too little data') as change,
    case
        when coalesce(measured.n_last, 0) < 2000 then 'too few ads'
        when growth.verdict = 'rose' and measured.last_low >= 0.01 then 'arrived'
        when measured.last_share < 0.002 then 'not yet visible'
        else 'present'
    end as verdict,
    measured.employers,
    measured.sources,
    measured.suppressed,
    case when measured.suppressed then format('too few ads (n={} < {})', measured.n, measured.share_min_ads) end as reason,
    measured.deff,
from measured
left join answer_skill_growth as growth using (concept)
order by measured.topic, measured.k desc, measured.concept;
