-- title: How did the share of a skill or a place of work move from year to year, if the mix of countries, levels and roles had stayed the same?
-- grain: subject, thing, year
-- unit: share of the year's ads in scope; of those with text where the subject is skill
-- counts: skill: ads, scope, text, year; remote: ads, scope, year
-- needs: date
-- columns:
--   subject: skill or remote; a role is part of the mix and has no row.
--   thing: Id of the concept, of the 100 that rank highest in answer_skills, or the mode of work.
--   label: Its name.
--   year: A year that is whole in at least one source; only ads of those sources.
--   k: Ads that have it.
--   n: Ads of the year.
--   raw: k / n, all ads pooled. Null where suppressed.
--   held: Share with the cells of country, level and role weighted as they are in the mean of all these years; of remote work those of level and role only, because an ad that is remote often names no country. Null where reason says why.
--   held_low: Lower bound of its 95 % interval, of as many ads as the weights and the employers leave them worth.
--   held_high: Upper bound of that interval.
--   gap: raw - held: what the mix of countries, levels and roles does to the pooled share.
--   worth: What the n ads are worth after weighting, before employers: (sum of weights)^2 / sum of squared weights.
--   uncovered: Share of the mix of which the year has no ads, so that nothing could be weighted.
--   capped: Cells that would weigh more than 5 times the mean ad, and weigh 5.
--   sources: Sources with ads in the year. Their mix is not held here; answer_trends does that.
--   suppressed: True when there are too few ads to show a share.
--   reason: Why held is null; null when it is not.
--
-- One row per thing and year, with ads and hits by cell; answer_same_mix.py weighs them.
with
dated as (
    select posting_id, source, year, cluster, role, seniority, country, remote, has_text
    from (select *, cast(year(month) as integer) as year from ads where in_scope)
    inner join whole_years using (source, year)
),

-- Countries of less than a fiftieth of the ads are one cell, so that cells are not too thin.
countries as (
    select country
    from dated
    where country is not null
    group by all
    having count(*) >= 0.02 * (select count(*) from dated)
),

placed as (
    select
        posting_id,
        source,
        year,
        cluster,
        remote,
        has_text,
        dense_rank() over (
            order by case when country is null then 'unstated' when country in (from countries) then country else 'other' end, seniority, role
        ) as cell,
        dense_rank() over (order by seniority, role) as cell_without_country,
    from dated
),

asked as (
    select 'skill' as subject, year, cell, cluster, count(*) as n, list(distinct source) as sources
    from placed
    where has_text
    group by all
    union all
    select 'remote', year, cell_without_country, cluster, count(*), list(distinct source)
    from placed
    group by all
),

by_employer as (
    select subject, year, cluster, sum(n) as n from asked group by all
),

spread as (
    select subject, year, sum(n * n) as nn, count(*) as clusters from by_employer group by all
),

by_cell as (
    select subject, year, cell, cast(sum(n) as bigint) as n from asked group by all
),

bases as (
    select
        subject,
        year,
        cast(sum(n) as bigint) as n,
        list({'cell': cell, 'n': n} order by cell) as cells,
    from by_cell
    group by all
),

origins as (
    select subject, year, count(distinct source) as sources
    from (select subject, year, unnest(sources) as source from asked)
    group by all
),

ranked as (
    select concept as thing, label, rank as place
    from answer_skills
    where rank <= 100
),

things as (
    select 'skill' as subject, *
    from ranked
    union all
    select 'remote', mode, mode, 0
    from (select unnest(['remote', 'hybrid', 'onsite', 'unstated']) as mode)
),

hits as (
    select 'skill' as subject, ad_concepts.concept as thing, placed.year, placed.cell, placed.cluster, count(*) as k
    from placed
    inner join ad_concepts using (posting_id)
    semi join ranked on ad_concepts.concept = ranked.thing
    group by all
    union all
    select 'remote', remote, year, cell_without_country, cluster, count(*)
    from placed
    group by all
),

hits_by_cell as (
    select subject, thing, year, list({'cell': cell, 'k': k} order by cell) as cells, cast(sum(k) as bigint) as k
    from (select subject, thing, year, cell, cast(sum(k) as bigint) as k from hits group by all)
    group by all
),

hits_by_employer as (
    select subject, thing, year, sum(k * k) as kk, sum(k * n) as kn
    from (select subject, thing, year, cluster, sum(k) as k from hits group by all)
    inner join by_employer using (subject, year, cluster)
    group by all
)

select
    things.subject,
    things.thing,
    things.label,
    bases.year,
    coalesce(hits_by_cell.k, 0) as k,
    bases.n,
    origins.sources,
    design_effect(
        coalesce(hits_by_cell.k, 0), bases.n, hits_by_employer.kk, hits_by_employer.kn, spread.nn, spread.clusters
    ) as deff,
    bases.cells,
    hits_by_cell.cells as hits,
    thresholds.share_min_ads,
from things
cross join thresholds
inner join bases using (subject)
inner join spread using (subject, year)
inner join origins using (subject, year)
left join hits_by_cell using (subject, thing, year)
left join hits_by_employer using (subject, thing, year)
order by things.subject, things.place, things.thing, bases.year;
