-- title: Who advertises most, by role?
-- answers: Ads (not postings) of the employers with the most ads; agencies are employers too.
select ads.role, any_value(companies.company) as employer, count(*) as k,
from ads
inner join companies using (employer)
where ads.in_scope
group by ads.role, ads.employer
qualify row_number() over (partition by ads.role order by k desc, ads.employer) = 1 and k >= 2
order by k desc, ads.role;
