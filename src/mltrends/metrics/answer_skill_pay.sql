-- title: What do ads that ask for a skill pay more, or less, than others, and how much of that is left when other things are held?
-- grain: currency, concept, rung
-- unit: share of the pay; 0.05 is 5 % more
-- needs: pay, text
-- model: skill_pay
-- columns:
--   currency: Currency of the pay as ISO code; nothing is converted.
--   concept: Id of the concept; of the 100 that rank highest in answer_skills.
--   label: Its name.
--   kind: Kind of concept.
--   step: Number of the rung, from 1.
--   rung: What is held: raw (nothing, a gap of medians), market (country, year, source), role (role and level too), role, median (the same for the median and not the mean of logs), other skills (all others that can be compared), employer (the employer too, and not the other skills).
--   k: Ads with pay that ask for it.
--   n: Ads with pay and text.
--   employers: Employers behind the error, known or not.
--   premium: By how much ads that ask for it pay more than like ones that do not; modelled. Null where reason says why.
--   ci_low: Lower bound of its 95 % interval, with errors clustered by employer.
--   ci_high: Upper bound of that interval.
--   p_value: Of no difference.
--   q_value: The smallest false discovery rate at which it counts, over all skills on the rung.
--   verdict: more, less or no clear difference (false finds held to 10 % on each rung); null without a figure.
--   reason: Why there is no figure; null when there is.
--
-- One row per ad with what it asks for; answer_skill_pay.py climbs the ladder.
with
ranked as (
    select concept from answer_skills where rank <= 100
),

asked as (
    select posting_id, list({'concept': concept, 'label': concepts.label, 'kind': concepts.kind}) as asked
    from ad_concepts
    semi join ranked using (concept)
    inner join concepts using (concept)
    group by all
)

select
    paid_ads.salary_currency as currency,
    paid_ads.pay_year as pay,
    paid_ads.cluster,
    paid_ads.role,
    paid_ads.seniority,
    coalesce(paid_ads.country, 'unstated') as country,
    coalesce(cast(year(paid_ads.first_seen) as varchar), 'undated') as year,
    paid_ads.source,
    coalesce(asked.asked, []) as asked,
from paid_ads
left join asked using (posting_id)
where paid_ads.has_text
order by paid_ads.posting_id;
