select
    count(*),
    count(*) filter (where in_months),
    count(*) filter (where in_countries),
    count(*) filter (where in_roles),
    count(*) filter (where in_months and in_countries and in_roles),
    count(*) filter (where in_months and in_countries and in_roles and in_scope),
from chosen
where counts;
