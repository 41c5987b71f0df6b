-- title: Of what is a change of a pooled share made: of shares that changed within sources, or of the mix of sources?
-- grain: subject, thing
-- unit: difference of shares
-- counts: skill: ads, scope, text, year; role and remote: ads, scope, year
-- needs: date
-- columns:
--   subject: skill, role or remote.
--   thing: Id of the concept, the role, or the mode of work.
--   label: Its name.
--   year_before: First year with ads enough, of the years that are whole in at least one source; null without two that can be compared.
--   year_after: Last such year.
--   before: Share of the first year, all sources pooled; null where reason says why.
--   after: Share of the last year, all sources pooled.
--   n_before: Ads of the first year.
--   n_after: Ads of the last year.
--   raw: after - before.
--   within: Change within sources, each weighted alike in both years.
--   within_low: Lower bound of its 95 % interval, with room for employers posting in clusters.
--   within_high: Upper bound of that interval.
--   mix: What the moving mix of the same sources added.
--   came_or_went: What the pooled share jumped because sources came or went.
--   reversed: True when the pooled share went the other way than the shares within sources.
--   q_value: The smallest false discovery rate at which the change within sources counts, over all of the subject that were tested; null where it was not: nothing is told, or fewer than 30 ads have it in the two years together.
--   tested: How many of the subject were tested at once.
--   verdict: rose, fell, no clear change (false finds held to 10 %, and where several sources have both years at least two must go that way) or too little data.
--   reason: Why nothing is told; null when it is.
--
-- One row per thing, source and year; answer_shifts.py takes the change apart.
with
dated as (
    select posting_id, source, year, cluster, role, remote, has_text
    from (select *, cast(year(month) as integer) as year from ads where in_scope)
    inner join whole_years using (source, year)
),

-- Each ad once for each subject that it can tell of.
asked as (
    select 'skill' as subject, source, year, cluster, count(*) as n
    from dated
    where has_text
    group by all
    union all
    select subject, source, year, cluster, count(*)
    from dated
    cross join (select unnest(['role', 'remote']) as subject)
    group by all
),

cells as (
    select subject, source, year, sum(n) as n, sum(n * n) as nn, count(*) as clusters
    from asked
    group by all
),

ranked as (
    select concept as thing, label, rank as place
    from answer_skills
    where rank is not null
),

things as (
    select 'skill' as subject, *
    from ranked
    union all
    select 'role', role, role, 0
    from roles
    where in_scope
    union all
    select 'remote', mode, mode, 0
    from (select unnest(['remote', 'hybrid', 'onsite', 'unstated']) as mode)
),

hits as (
    select 'skill' as subject, ranked.thing, dated.source, dated.year, dated.cluster, count(*) as k
    from dated
    inner join ad_concepts using (posting_id)
    inner join ranked on ad_concepts.concept = ranked.thing
    group by all
    union all
    select 'role', role, source, year, cluster, count(*)
    from dated
    group by all
    union all
    select 'remote', remote, source, year, cluster, count(*)
    from dated
    group by all
),

counted as (
    select subject, thing, source, year, sum(k) as k, sum(k * k) as kk, sum(k * n) as kn
    from hits
    inner join asked using (subject, source, year, cluster)
    group by all
)

select
    things.subject,
    things.thing,
    things.label,
    cells.source,
    cells.year,
    cast(coalesce(counted.k, 0) as bigint) as k,
    cast(cells.n as bigint) as n,
    design_effect(coalesce(counted.k, 0), cells.n, counted.kk, counted.kn, cells.nn, cells.clusters) as deff,
    thresholds.share_min_ads,
from things
cross join thresholds
left join cells using (subject)
left join counted using (subject, thing, source, year)
order by things.subject, things.place, things.thing, cells.year, cells.source;
