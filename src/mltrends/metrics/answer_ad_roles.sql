-- title: Which role does the model of titles propose for which ad?
-- grain: posting_id
-- unit: probability
-- counts: ads
-- needs: title, text
-- model: titles
-- columns:
--   posting_id: Id of the posting; its title names no known job, and postings.role is Other. Where the model abstains there is no row.
--   role: Role that the model proposes; nothing that is counted by role knows of it.
--   role_source: modelled, in every row; the view ads_with_roles has the ads whose role was read beside them.
--   probability: How likely the model takes the role to be.
--
-- answer_ad_roles.py proposes them.
with
bars as (
    select
        any_value(softness) as softness,
        list({'role': role, 'bar': bar} order by role) as bars,
    from answer_titles_model
    where bar is not null
)

select
    ads_titled.*,
    bars.softness,
    coalesce(bars.bars, []) as bars,
from ads_titled
cross join bars
order by ads_titled.posting_id;
