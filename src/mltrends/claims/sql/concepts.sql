-- grain: concept
-- title: Concepts, with their kind and the wider ones; those of imported classifications stand apart.
select concept, kind, parents
from concepts
where kind not in ('esco', 'onet')
order by concept;
