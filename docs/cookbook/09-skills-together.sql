-- title: Which skills are asked for together?
-- answers: Pairs in the same ad. Lift is how many times more often than if they were independent.
with n as (select count(*) as n from ads where in_scope and has_text),
named as (from ad_concepts semi join (from answer_skills where rank <= 15) using (concept)),
single as (select concept, count(*) as k from named group by all)
select a.label as skill, b.label as other, count(*) as together, any_value(n.n) as n,
    together * any_value(n.n) / (any_value(sa.k) * any_value(sb.k)) as lift,
from named as one
inner join named as two on one.posting_id = two.posting_id and one.concept < two.concept
inner join concepts as a on a.concept = one.concept
inner join concepts as b on b.concept = two.concept
inner join single as sa on sa.concept = one.concept
inner join single as sb on sb.concept = two.concept
cross join n
group by all
having together >= 10
order by lift desc, skill, other;
