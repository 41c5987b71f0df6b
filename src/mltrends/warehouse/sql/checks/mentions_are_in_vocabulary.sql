-- check: warn
-- guards: Readings made with another vocabulary than the one that this file describes.
select mentions.concept, count(*) as times
from mentions
left join concepts using (concept)
where concepts.concept is null
group by all
order by mentions.concept;
