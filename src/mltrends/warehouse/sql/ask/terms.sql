-- On what terms what is here may be used: the sources with ads, and the publishers of layers.
select title, licence, citation from answer_sources
union all
select layer, null, attribution from layers where attribution is not null
order by all;
