-- grain: role
-- title: The roles that ads are filed under.
-- columns:
--   role: Name of the role.
--   in_scope: True when ads for this role count as machine-learning careers; from the settings.
--   in_field: True for roles of machine learning and data, false for Software Engineer and Other, whatever the settings say: claims about the field are about ads that are in both.
select
    role,
    in_scope,
    in_field,
from given_roles
order by role;
