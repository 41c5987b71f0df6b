-- grain: concept
-- title: The names of concepts.
select concept, label
from concepts
order by concept;
