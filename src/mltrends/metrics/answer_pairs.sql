-- title: Which skills are asked for together more often than either alone would have it?
-- grain: concept, other
-- unit: ads in scope with text
-- counts: ads, scope, text
-- needs: text
-- columns:
--   concept: Id of a concept; of the 80 that rank highest in answer_skills.
--   label: Its name.
--   other: Id of another, behind the first in the alphabet.
--   other_label: Its name.
--   k: Ads that name both; pairs with fewer than 20 are not shown.
--   n: Ads in scope with text.
--   lift: k over what chance would give, each source taken by itself.
--   npmi: Normalised pointwise mutual information: -1 never together, 0 as by chance, 1 only together.
--   npmi_low: Lower bound of its 95 % interval, with room for employers by the larger design effect of the two.
--   npmi_high: Upper bound of that interval.
--   odds_ratio: Of naming one when the other is named, over sources after Mantel and Haenszel.
--   or_low: Lower bound of its 95 % interval.
--   or_high: Upper bound of that interval.
--   q_value: The smallest false discovery rate at which it counts, over all pairs that were tested.
--   tested: How many pairs were tested.
--
-- One row per pair with a place for each source in its lists; answer_pairs.py measures them.
with
ranked as (
    select concept, label, deff
    from answer_skills
    where rank <= 80
),

named as (
    select posting_id, source, concept
    from ad_concepts
    semi join ranked using (concept)
),

whole as (
    select source, count(*) as n
    from ads
    where in_scope and has_text
    group by all
),

alone as (
    select source, concept, count(*) as k
    from named
    group by all
),

together as (
    select one.source, one.concept, two.concept as other, count(*) as k
    from named as one
    inner join named as two on one.posting_id = two.posting_id and one.concept < two.concept
    group by all
)

select
    one.concept,
    one.label,
    two.concept as other,
    two.label as other_label,
    greatest(one.deff, two.deff) as deff,
    list(coalesce(together.k, 0) order by whole.source) as joint,
    list(coalesce(lone.k, 0) order by whole.source) as ones,
    list(coalesce(rest.k, 0) order by whole.source) as others,
    list(whole.n order by whole.source) as sizes,
from ranked as one
inner join ranked as two on one.concept < two.concept
cross join whole
left join alone as lone on lone.source = whole.source and lone.concept = one.concept
left join alone as rest on rest.source = whole.source and rest.concept = two.concept
left join together
    on together.source = whole.source and together.concept = one.concept and together.other = two.concept
group by all
order by one.concept, two.concept;
