-- title: Which roles are alike in what their ads ask for?
-- grain: role, other
-- unit: likeness, from 0 to 1
-- counts: ads, scope, text, role_ads
-- needs: text
-- columns:
--   role: Role read from the title; those with ads enough.
--   other: Another of them.
--   place: Rank among the others, the most alike first.
--   likeness: Cosine of the square roots of the shares of skills: 1 where both name all skills in the same proportions, 0 where they share none.
--   n: Ads of the role with text.
--   other_n: Ads of the other with text.
--
-- answer_role_likeness.py measures it.
select role, concept, k, n
from answer_skill_roles
semi join (select role from answer_signatures) using (role)
semi join (select concept from answer_signatures) using (concept)
order by role, concept;
