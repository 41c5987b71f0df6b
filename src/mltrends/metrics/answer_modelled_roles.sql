-- title: How many ads of each role were read, and how many would the model of titles add?
-- grain: role
-- unit: ads
-- counts: ads
-- needs: title, text
-- model: titles
-- columns:
--   role: Name of the role.
--   matched: Ads whose role was read.
--   modelled: Ads to which the model gives the role; they are in no other number.
--   probability: Mean probability of these.
--   precision: Share of such proposals that is right, on ads with known titles (see answer_titles_model).
--   asked: Ads that the model is asked about: their title names no known job, and their text names at least three skills or topics; the same in each row.
--   coverage: Share of these to which it gives any role; the same in each row.
--   n: Ads of all roles; the same in each row.
--   reason: Why the role is never proposed; null when it is.
with
modelled as (
    select
        role,
        count(*) as k,
        avg(probability) as probability,
    from answer_ad_roles
    group by all
),

matched as (
    select
        role,
        count(*) as k,
    from ads
    group by all
),

whole as (
    select
        (select count(*) from ads) as n,
        (select count(*) from answer_ad_roles) as modelled,
)

select
    model.role,
    coalesce(matched.k, 0) as matched,
    coalesce(modelled.k, 0) as modelled,
    round(modelled.probability, 4) as probability,
    model.precision,
    model.asked,
    whole.modelled / nullif(model.asked, 0) as coverage,
    whole.n,
    model.reason,
from answer_titles_model as model
cross join whole
left join matched using (role)
left join modelled using (role)
order by modelled desc, matched desc, model.role;
