-- title: Which skills does each role ask for most?
-- answers: The five skills that most ads of a role name; share and interval where there are enough ads, k and n in any case.
select role, label, k, n, share, ci_low, ci_high
from answer_skill_roles
qualify row_number() over (partition by role order by k desc, concept) <= 5 and n >= 30
order by n desc, role, k desc, label;
