-- Employers' names, and whether one may hold more than a name.
select distinct
    company,
    regexp_matches(lower(company), $suspect) as suspect,
from sightings
where company is not null
order by company;
