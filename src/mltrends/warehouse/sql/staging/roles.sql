-- grain: role
-- title: The roles that ads are filed under.
-- columns:
--   role: Name of the role.
--   in_scope: True when ads for this role count as machine-learning careers; from the settings.
select
    role,
    in_scope,
from given_roles
order by role;
