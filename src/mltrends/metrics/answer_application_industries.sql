-- title: Which applications of machine learning belong to which industry?
-- grain: concept, industry
-- unit: lift
-- counts: ads, scope, text
-- needs: text
-- columns:
--   concept: Id of the application.
--   label: Its name.
--   industry: Industry of the employer, as its concept's id.
--   industry_label: Its name.
--   k: Ads of the industry that name the application; pairs without any have no row.
--   n: Ads in scope with text.
--   known: Of them those whose employer's industry is known, which the pair is looked for in.
--   in_industry: Of the known ads those of the industry.
--   lift: k over what chance would give, each source taken by itself; null where fewer than 30 ads have both.
--   odds_ratio: Of naming it in the industry, against elsewhere, over sources after Mantel and Haenszel, with half an ad added to each cell (Haldane); null likewise.
--   or_low: Lower bound of its 95 % interval, with room for employers posting in clusters.
--   or_high: Upper bound of that interval.
--   q_value: The smallest false discovery rate at which it counts, over all pairs of which there is any ad or that chance would give one.
--   tested: How many pairs were tested.
--   verdict: more often, less often, no clear difference or too few ads.
--   reason: Why nothing is said of it; null where something is.
--
-- One row per pair with a place for each source in its lists; answer_application_industries.py measures them.
with
industries as (
    select concept as industry, label as industry_label
    from concepts
    where kind = 'industry'
),

asked_of as (
    select ads.posting_id, ads.source, industry, ads.cluster
    from ads
    inner join industries using (industry)
    where ads.in_scope and ads.has_text
),

named as (
    select asked_of.*, answer_applications.concept
    from ad_concepts
    inner join answer_applications using (concept)
    inner join asked_of using (posting_id)
),

whole as (
    select source, count(*) as n
    from asked_of
    group by all
),

alone as (
    select source, concept, count(*) as k
    from named
    group by all
),

within as (
    select source, industry, count(*) as k
    from asked_of
    group by all
),

together as (
    select source, concept, industry, count(*) as k
    from named
    group by all
),

-- The design effect of naming it, over the ads of known industry: the larger of the two that a pair is made of.
by_cluster as (
    select cluster, count(*) as n
    from asked_of
    group by all
),

sizes as (
    select sum(n) as n, sum(n * n) as nn, count(*) as clusters
    from by_cluster
),

naming as (
    select concept as thing, cluster, count(*) as k
    from named
    group by all
),

belonging as (
    select industry as thing, cluster, count(*) as k
    from asked_of
    group by all
),

effects as (
    select
        thing,
        design_effect(
            sum(k), any_value(sizes.n), sum(k * k), sum(k * by_cluster.n), any_value(sizes.nn), any_value(sizes.clusters)
        ) as deff,
    from (select * from naming union all select * from belonging) as things
    inner join by_cluster using (cluster)
    cross join sizes
    group by all
)

select
    answer_applications.concept,
    answer_applications.label,
    industries.industry,
    industries.industry_label,
    any_value(answer_applications.n) as n,
    greatest(coalesce(one.deff, 1), coalesce(two.deff, 1)) as deff,
    list(coalesce(together.k, 0) order by whole.source) as joint,
    list(coalesce(alone.k, 0) order by whole.source) as ones,
    list(coalesce(within.k, 0) order by whole.source) as others,
    list(whole.n order by whole.source) as sizes,
from answer_applications
cross join industries
cross join whole
left join alone using (source, concept)
left join within on whole.source = within.source and industries.industry = within.industry
left join together
    on
        whole.source = together.source
        and answer_applications.concept = together.concept
        and industries.industry = together.industry
left join effects as one on answer_applications.concept = one.thing
left join effects as two on industries.industry = two.thing
group by all
order by answer_applications.concept, industries.industry;
