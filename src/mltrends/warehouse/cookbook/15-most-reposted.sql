-- title: Which ads were posted most often?
-- answers: An ad counts once, however often it is posted.
-- shows: words of ads
select posting_id, title, company, sightings, reposts, places, first_seen, last_seen
from ads
where sightings > 1
order by sightings desc, posting_id;
