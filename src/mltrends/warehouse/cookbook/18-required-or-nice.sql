-- title: Is a skill required, or nice to have?
-- answers: Of the ads that name it, how many ask for it outright.
select concepts.label, count(*) as named, count_if(required) as outright, count_if(preferred and not required) as nice,
    outright / named as share, wilson_low(outright, named) as ci_low, wilson_high(outright, named) as ci_high,
from ad_concepts
inner join concepts using (concept)
inner join answer_skills using (concept)
where answer_skills.rank is not null
group by concepts.label
order by share desc, concepts.label;
