-- grain: spot
-- title: A number for the title of each ad, the same for titles of the same letters.
select dense_rank() over (order by trim(regexp_replace(lower(coalesce(title, '')), '[^\p{L}]+', ' ', 'g'))) as title
from ads
order by posting_id;
