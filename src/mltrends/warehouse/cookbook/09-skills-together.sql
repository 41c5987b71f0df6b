-- title: Which skills are asked for together?
-- answers: Pairs in the same ad. Lift is how many times more often than if they were independent.
--
-- Each of the 15 skills is a bit, so that what an ad asks for is one number, and like ads are counted at once.
with n as (select count(*) as n from ads where in_scope and has_text),
top as (select *, row_number() over (order by rank) - 1 as bit from answer_skills where rank <= 15),
asked as (select sum(1 << bit) as bits from ad_concepts inner join top using (concept) group by posting_id),
alike as (select bits, count(*) as ads from asked group by all)
select a.label as skill, b.label as other, cast(sum(alike.ads) as bigint) as together, any_value(n.n) as n,
    together * any_value(n.n) / (any_value(a.k) * any_value(b.k)) as lift,
from alike
inner join top as a on (bits >> a.bit) & 1 = 1
inner join top as b on (bits >> b.bit) & 1 = 1 and a.concept < b.concept
cross join n
group by all
having together >= 10
order by lift desc, skill, other;
