-- In ads that were picked by role the other roles are not at nought, but left out.
select
    role,
    in_scope and (len($roles) = 0 or list_contains($roles, role)) as in_scope,
    in_field,
from whole.roles
order by role;
