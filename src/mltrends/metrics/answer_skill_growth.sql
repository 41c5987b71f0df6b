-- title: Which skills do ads ask for more, or less, each year, and which of that is sure?
-- grain: concept
-- unit: odds ratio of a year
-- counts: ads, scope, text, complete
-- needs: text, date
-- columns:
--   place: Rank among those that rose, or among those that fell, the surest first: by the bound of the interval that lies nearer to no change; null for others.
--   concept: Id of the concept; those that at least 30 ads of complete months name.
--   label: Name of the concept.
--   kind: Kind of concept.
--   odds_ratio: By what the odds that an ad names it are multiplied in a year, within sources; null where none can be told.
--   ci_low: Lower bound of its 95 % interval, with errors clustered by employer.
--   ci_high: Upper bound of that interval.
--   p_value: Of no change.
--   q_value: The smallest false discovery rate at which it counts, over all that were tested.
--   k: Ads that name it.
--   n: Ads in scope with text.
--   k_early: Those of the first year, or half where there are less than two years.
--   k_late: Those of the last year, or half.
--   months: Complete months.
--   clusters: Employers behind the error, or sources and months where employers are few.
--   sources: Sources looked at.
--   sources_agree: Those that go its way.
--   tested: How many trends were tested at once.
--   verdict: rose, fell, no clear change or too little data.
--   reason: Why it is not listed as one that rose or fell; null when it is.
--
-- The first row holds the ads by source, month and employer; each other a concept, with the places in those lists at
-- which ads name it, and how many do. answer_skill_growth.py fits the trends.
with
by_employer as (
    select source, month, cluster, count(*) as n
    from ads
    inner join period_status using (source, month)
    where in_scope and has_text and period_status.complete
    group by all
),

numbered as (
    select *, row_number() over (order by source, month, cluster) - 1 as spot
    from by_employer
),

counted as (
    select concept, source, month, cluster, count(*) as k
    from ad_concepts
    group by all
),

-- Spot and count travel together, so that nothing need be sorted.
named as (
    select concept, list({'spot': spot, 'k': k}) as hits
    from counted
    inner join numbered using (source, month, cluster)
    group by all
    having sum(k) >= 30
)

select
    null as concept,
    null as label,
    null as kind,
    list(source order by spot) as sources,
    list(cast(12 * year(month) + month(month) - 1 as bigint) order by spot) as months,
    list(cast(cluster as bigint) order by spot) as clusters,
    list({'spot': spot, 'k': n} order by spot) as hits,
from numbered
union all
select concept, concepts.label, concepts.kind, null, null, null, named.hits
from named
inner join concepts using (concept)
order by concept nulls first;
