-- title: Which skills form families, in that ads ask for them together?
-- grain: concept
-- unit: nearness, from -1 to 1
-- counts: ads, scope, text
-- needs: text
-- model: families
-- columns:
--   family: Number of the family, the largest first; null where reason says why.
--   name: The two members that are nearest to the others.
--   concept: Id of the concept; the 80 that most ads name, of those of answer_skills.
--   label: Its name.
--   kind: Kind of concept.
--   members: Skills in the family.
--   nearness: Mean NPMI with the other members, each source taken by itself.
--   stability: How well the family holds together when employers are drawn again: 1 always, 0 never.
--   stable: True from 0.6 on; a family below that is hardly more than this sample's.
--   judged: Ads that it was worked out on; a part of the employers where ads are very many.
--   n: Ads in scope with text.
--   reason: Why the skill is in no family; null when it is in one.
--
-- First the concepts, then the ads with the ranks of those that they name; answer_skill_families.py grows the families.
with
ranked as (
    select concept, label, kind, row_number() over (order by k desc, concept) as rank
    from answer_skills
    qualify row_number() over (order by k desc, concept) <= 80
),

scoped as (
    select posting_id, source, cluster
    from ads
    where in_scope and has_text
),

-- Whole employers, so many that about 50,000 ads remain.
part as (
    select greatest(1, cast(ceil(count(*) / 50000) as bigint)) as every, count(*) as n from scoped
),

taken as (
    select scoped.*, part.n
    from scoped
    cross join part
    where abs(scoped.cluster) % part.every = 0
),

named as (
    select ad_concepts.posting_id, list(ranked.rank order by ranked.rank) as ranks
    from ad_concepts
    inner join ranked using (concept)
    semi join taken using (posting_id)
    group by all
)

select
    taken.source,
    taken.cluster,
    taken.n,
    coalesce(named.ranks, []) as ranks,
    null as concept,
    null as label,
    null as kind,
    null as rank,
    null as rank_min_ads,
from taken
left join named using (posting_id)
union all
select null, null, null, [], concept, label, kind, rank, thresholds.rank_min_ads
from ranked
cross join thresholds
order by rank nulls last, source, cluster, ranks;
