select
    count(*),
    count_if(in_months),
    count_if(in_countries),
    count_if(in_roles),
    count_if(in_months and in_countries and in_roles),
    count_if(in_months and in_countries and in_roles and in_scope),
from chosen
where counts;
