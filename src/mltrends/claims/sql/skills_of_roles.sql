-- grain: posting_id
-- title: Ads of some roles with the skills in their text, at most so many of a role; words of titles, and concepts that are in them by name, are left out.
with
asked as (
    select ads.posting_id, ads.role, ads.cluster, ads.employer, ads.source
    from ads
    inner join roles using (role)
    where ads.in_scope and roles.in_field and ads.has_text and list_contains($roles, ads.role)
    qualify row_number() over (partition by ads.role order by md5(ads.posting_id), ads.posting_id) <= $most
),

named as (
    select posting_id, list(distinct concept order by concept) as skills
    from mentions
    semi join asked using (posting_id)
    where counted
        and field = 'text'
        and kind not in ('role', 'seniority', 'esco', 'onet')
        and concept not in ('machine-learning', 'data-science', 'data-engineering', 'ai-ethics', 'product-management')
    group by posting_id
)

select
    asked.role,
    asked.cluster,
    asked.employer is not null as known,
    coalesce(named.skills, []) as skills,
    (select count(distinct source) from asked) as sources,
from asked
left join named using (posting_id)
order by asked.posting_id;
