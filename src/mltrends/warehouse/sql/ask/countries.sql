-- Countries of the ads that count, those with the most ads first.
select coalesce(country, 'unstated') as country, count(*) as ads
from ads
group by all
order by ads desc, country;
