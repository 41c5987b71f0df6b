-- title: Do the shares on the first page hang on how ads are counted, or on one source?
-- grain: headline, variant, source
-- unit: share of the ads in scope; of those with text where the headline is skill
-- counts: role and remote: ads, scope; skill: ads, scope, text
-- needs: title
-- columns:
--   headline: role (the role advertised most), skill (the skill that most ads name) or remote (ads that offer remote work).
--   thing: The role, the id of the concept, or remote.
--   label: Its name.
--   rival: Name of the role or skill that comes second as reported; null for remote.
--   place: Place of the variant, from 1; one for all sources that are left out.
--   variant: as reported; without a source (each in turn, where there are several); dated ads; complete months (of their source); last 12 months (that are complete); with a country; without the 5 largest employers; every posting (repeats too); each employer once (known employers, each with the share among its own ads).
--   source: Source that is left out; none in other variants.
--   title: Its title; null in other variants.
--   k: Ads that have it; postings, or shares of employers added up, where those are counted.
--   n: All that are counted: ads, postings or employers.
--   share: k / n; null where suppressed.
--   ci_low: Lower bound of its 95 % interval (Wilson, with n / deff); null where suppressed.
--   ci_high: Upper bound of that interval; null where suppressed.
--   rival_share: Share of the rival, counted in the same way; null where suppressed, and for remote.
--   ahead: True where the share is larger than that of the rival; null where there is none.
--   inside: True where the share lies in the interval of the share as reported; null where suppressed.
--   clusters: Employers among the n; an ad that names none is one of its own.
--   suppressed: True when there are too few to show a share.
--   reason: Why; null when it is not.
--   deff: Design effect: how many times wider the truth lies than for independent ads, because employers post in clusters.
with
led as (
    select 'role' as headline, role as thing, role as label, row_number() over (order by k desc, role) as place
    from answer_roles
    where k > 0
    union all
    select 'skill', concept, label, row_number() over (order by k desc, concept)
    from answer_skills
    where k > 0
    union all
    select 'remote', 'remote', 'remote', 1
),

headlines as (
    select
        headline,
        arg_min(thing, place) as thing,
        arg_min(label, place) as label,
        max(thing) filter (where place = 2) as second,
        max(label) filter (where place = 2) as rival,
    from led
    where place <= 2
    group by headline
),

named as (
    select
        posting_id,
        bool_or(concept = headlines.thing) as first,
        bool_or(concept = headlines.second) as second,
    from ad_concepts
    inner join headlines on headlines.headline = 'skill' and concept in (headlines.thing, headlines.second)
    group by all
),

largest as (
    select cluster
    from ads
    where in_scope and cluster >= 0
    group by all
    order by count(*) desc, cluster
    limit 5
),

last_months as (
    select month
    from month_status
    where complete
    order by month desc
    limit 12
),

placed as (
    select
        ads.*,
        month is not null as dated,
        (source, month) in (select (source, month) from period_status where complete) as of_complete,
        coalesce(month in (from last_months), false) as of_last,
        coalesce(cluster in (from largest), false) as of_largest,
        coalesce(named.first, false) as named_first,
        coalesce(named.second, false) as named_second,
    from ads
    left join named using (posting_id)
    where in_scope
),

-- Ads that name no employer are one row (-1): each is an employer of its own, so that no sum needs them apart.
asked as (
    select
        headlines.headline,
        placed.source,
        greatest(placed.cluster, -1) as employer,
        placed.dated,
        placed.dated and coalesce(placed.of_complete, false) as complete,
        placed.dated and coalesce(placed.of_complete, false) and placed.of_last as recent,
        placed.country is not null as placed,
        placed.of_largest,
        placed.sightings,
        case headlines.headline
            when 'role' then placed.role = headlines.thing
            when 'skill' then placed.named_first
            else placed.remote = 'remote'
        end as hit,
        case headlines.headline
            when 'role' then placed.role = headlines.second
            when 'skill' then placed.named_second
        end as rival_hit,
    from placed
    cross join headlines
    where placed.has_text or headlines.headline <> 'skill'
),

cells as (
    select
        * exclude (sightings, hit, rival_hit),
        count(*) as n,
        count_if(hit) as k,
        count_if(rival_hit) as rivals,
        sum(sightings) as n_postings,
        coalesce(sum(sightings) filter (where hit), 0) as k_postings,
        coalesce(sum(sightings) filter (where rival_hit), 0) as rivals_postings,
        sum(sightings * sightings) as squares,
        coalesce(sum(sightings * sightings) filter (where hit), 0) as squares_hit,
    from asked
    group by all
),

origins as (
    select distinct source from cells
),

variants as (
    select 1 as place, 'as reported' as variant, 'none' as source, false as dated, false as complete, false as recent, false as placed, false as small
    union all
    select 2, 'without a source', source, false, false, false, false, false
    from origins
    where (select count(*) from origins) > 1
    union all
    select 3, 'dated ads', 'none', true, false, false, false, false
    union all
    select 4, 'complete months', 'none', false, true, false, false, false
    union all
    select 5, 'last 12 months', 'none', false, false, true, false, false
    union all
    select 6, 'with a country', 'none', false, false, false, true, false
    union all
    select 7, 'without the 5 largest employers', 'none', false, false, false, false, true
),

by_ad as (
    select
        variants.place,
        variants.variant,
        variants.source,
        cells.headline,
        cells.employer,
        sum(cells.n) as n,
        sum(cells.k) as k,
        sum(cells.rivals) as rivals,
    from cells
    inner join variants
        on cells.source <> variants.source
        and (cells.dated or not variants.dated)
        and (cells.complete or not variants.complete)
        and (cells.recent or not variants.recent)
        and (cells.placed or not variants.placed)
        and not (cells.of_largest and variants.small)
    group by all
),

by_posting as (
    select
        headline,
        employer,
        sum(n) as ads,
        sum(n_postings) as n,
        sum(k_postings) as k,
        sum(rivals_postings) as rivals,
        sum(squares) as squares,
        sum(squares_hit) as squares_hit,
    from cells
    group by all
),

by_employer as (
    select
        * exclude (employer),
        case when employer < 0 then n else 1 end as clusters,
        case when employer < 0 then n else n * n end as nn,
        case when employer < 0 then k else k * n end as kn,
        case when employer < 0 then k else k * k end as kk,
    from by_ad
    union all
    select
        8,
        'every posting',
        'none',
        headline,
        n,
        k,
        rivals,
        case when employer < 0 then ads else 1 end,
        case when employer < 0 then squares else n * n end,
        case when employer < 0 then squares_hit else k * n end,
        case when employer < 0 then squares_hit else k * k end,
    from by_posting
),

counted as (
    select
        headline,
        place,
        variant,
        source,
        sum(n) as n,
        sum(k) as k,
        sum(rivals) as rivals,
        cast(sum(clusters) as bigint) as clusters,
        design_effect(sum(k), sum(n), sum(kk), sum(kn), sum(nn), sum(clusters)) as deff,
    from by_employer
    group by all
    union all
    select
        headline,
        9,
        'each employer once',
        'none',
        count(*),
        cast(sum(cast(k / n as decimal(18, 12))) as double),  -- decimals, whose sum is the same in any order
        cast(sum(cast(rivals / n as decimal(18, 12))) as double),
        count(*),
        1.0,  -- shares of employers never vary more than ads that are independent
    from by_ad
    where variant = 'as reported' and employer >= 0
    group by all
),

shares as (
    select
        headlines.headline,
        headlines.thing,
        headlines.label,
        headlines.rival,
        spelled.place,
        spelled.variant,
        spelled.source,
        sources.title,
        coalesce(counted.k, 0) as k,
        cast(coalesce(counted.n, 0) as bigint) as n,
        coalesce(counted.clusters, 0) as clusters,
        coalesce(counted.deff, 1) as deff,
        counted.rivals,
        coalesce(counted.n, 0) < thresholds.share_min_ads as suppressed,
        thresholds.share_min_ads,
    from headlines
    cross join (
        select place, variant, source
        from variants
        union all
        values (8, 'every posting', 'none'), (9, 'each employer once', 'none')
    ) as spelled
    cross join thresholds
    left join counted using (headline, place, variant, source)
    left join sources on spelled.source = sources.source
    where exists (from origins)
),

told as (
    select
        *,
        case when not suppressed then k / n end as share,
        case when not suppressed then wilson_low(k / deff, n / deff) end as ci_low,
        case when not suppressed then wilson_high(k / deff, n / deff) end as ci_high,
        case when not suppressed and rival is not null then rivals / n end as rival_share,
    from shares
)

select
    headline,
    thing,
    label,
    rival,
    place,
    variant,
    source,
    title,
    cast(k as double) as k,
    n,
    share,
    ci_low,
    ci_high,
    rival_share,
    share > rival_share as ahead,
    share between max(ci_low) filter (where place = 1) over (partition by headline) and max(ci_high) filter (where place = 1) over (partition by headline) as inside,
    clusters,
    suppressed,
    case when suppressed then format('too few to show a share (n={} < {})', n, share_min_ads) end as reason,
    deff,
from told
order by headline, place, source;
