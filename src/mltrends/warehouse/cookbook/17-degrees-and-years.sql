-- title: What degree and how many years are asked for?
-- answers: Of ads with text; unstated is not none.
select role, count(*) as n, count_if(education = 'phd') / n as phd, count_if(education = 'master') / n as master,
    count_if(education = 'bachelor') / n as bachelor, count(years) as say_years, median(years) as years,
from ads
where in_scope and has_text
group by role
having n >= 20
order by n desc, role;
