-- grain: key
-- title: What is known of the warehouse as a whole.
select key, value
from about
order by key;
