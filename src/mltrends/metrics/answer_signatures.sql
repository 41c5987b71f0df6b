-- title: What sets a role apart: which skills do its ads name more, or less, than the other ads?
-- grain: role, concept
-- unit: difference of log odds
-- counts: ads, scope, text, role_ads
-- needs: text
-- columns:
--   role: Role read from the title; those with ads enough.
--   place: Rank within the role by the lower bound, the most telling skill first.
--   concept: Id of the concept; those that rank in answer_skills.
--   label: Its name.
--   kind: Kind of concept.
--   k: Ads of the role that name it.
--   n: Ads of the role with text.
--   log_odds: Log odds in the role minus log odds in all other ads in scope, both drawn a little towards what all ads name.
--   ci_low: Lower bound of its 95 % interval, with room for employers.
--   ci_high: Upper bound of that interval.
--   q_value: The smallest false discovery rate at which it counts, over all roles and concepts.
--
-- answer_signatures.py measures them.
with
roles_shown as (
    select role
    from answer_skill_roles
    cross join thresholds
    group by role
    having any_value(n) >= any_value(share_min_ads)
),

ranked as (
    select concept
    from answer_skills
    where rank is not null
)

select role, concept, label, kind, k, n, deff
from answer_skill_roles
semi join roles_shown using (role)
semi join ranked using (concept)
order by role, concept;
