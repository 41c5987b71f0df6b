-- What the ads of each role name, the most named first.
select role, concept, label, share, ci_low, ci_high
from answer_skill_roles
semi join (select concept from answer_skills where rank is not null) using (concept)
where not suppressed
order by role, k desc, concept;
