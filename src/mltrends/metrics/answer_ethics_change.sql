-- title: Do more ads speak of ethics than before?
-- grain: counting
-- unit: share of the ads in scope with text
-- counts: ads, scope, text, compared_text
-- needs: text, date
-- columns:
--   counting: work (only what is about the work) or anywhere (sections about the company, benefits, legal text and notices of AI in hiring too).
--   months_before: Complete months in the first period; 0 when there are not 24 complete months.
--   months_after: Complete months in the last period; 0 when there are not 24 complete months.
--   before: Share in the first 12 complete months, within sources, with fixed weights; null with too little data.
--   after: Share in the last 12 complete months, likewise.
--   change: after - before.
--   ci_low: Lower bound of the 95 % interval of the change, with room for employers posting in clusters.
--   ci_high: Upper bound of that interval.
--   sources: Sources with enough ads in both periods; each is compared with itself only.
--   sources_agree: How many of them moved the way of the change.
--   verdict: rose, fell, no clear change or too little data; with the share of false finds held at 10 % over all that were tested.
--
-- One row per way of counting and source that can be compared; answer_ethics_change.py makes the answer of them.
with
tested as (
    select *
    from (values ('work', 1), ('anywhere', 2)) as listed (tested_id, place)
),

asked_of as (
    select ads.posting_id, source, compared_months.is_before, ads.cluster
    from ads
    inner join compared_months using (source, month)
    where ads.in_scope and ads.has_text
),

named as (
    select posting_id, bool_or(counted) as of_work
    from mentions
    where
        concept in (select concept from concepts where kind = 'ethics')
        and (counted or why_not in ('about the company', 'benefits', 'legal text', 'AI in hiring'))
    group by all
),

by_cluster as (
    select source, is_before, cluster, count(*) as n
    from asked_of
    group by all
),

cells as (
    select source, is_before, sum(n) as n, sum(n * n) as nn, count(*) as clusters
    from by_cluster
    group by all
),

hits as (
    select asked_of.source, asked_of.is_before, tested.tested_id as counting, asked_of.cluster, count(*) as k
    from asked_of
    inner join named using (posting_id)
    cross join tested
    where named.of_work or tested.tested_id = 'anywhere'
    group by all
),

counted as (
    select source, is_before, counting as tested_id, sum(k) as k, sum(k * k) as kk, sum(k * n) as kn
    from hits
    inner join by_cluster using (source, is_before, cluster)
    group by all
),

-- A source that came or went says nothing of change: only those with enough ads on both sides are compared.
steady as (
    select source
    from cells
    cross join thresholds
    where n >= share_min_ads
    group by source
    having count(*) = 2
),

filled as (
    select
        tested.tested_id,
        cells.source,
        cells.is_before,
        cells.n,
        coalesce(counted.k, 0) as k,
        design_effect(coalesce(counted.k, 0), cells.n, counted.kk, counted.kn, cells.nn, cells.clusters) as deff,
    from tested
    cross join cells
    inner join steady using (source)
    left join counted using (source, is_before, tested_id)
),

pairs as (
    select
        tested_id,
        source,
        cast(any_value(k) filter (where is_before) as bigint) as k_before,
        cast(any_value(n) filter (where is_before) as bigint) as n_before,
        any_value(deff) filter (where is_before) as deff_before,
        cast(any_value(k) filter (where not is_before) as bigint) as k_after,
        cast(any_value(n) filter (where not is_before) as bigint) as n_after,
        any_value(deff) filter (where not is_before) as deff_after,
    from filled
    group by all
)

select
    tested.tested_id as counting,
    pairs.* exclude (tested_id),
from tested
left join pairs using (tested_id)
order by tested.place, pairs.source;
