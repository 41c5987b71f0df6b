-- grain: posting_id, concept
-- title: The concepts that count for each ad in scope with text, one row however often the ad names it; without those of imported classifications.
-- from: MENTIONS, ads
-- columns:
--   required: True when the ad asks for it outright, in at least one place.
--   preferred: True when the ad would like to see it, in at least one place.
--   times: Number of places that count.
with
asked as (
    select posting_id, source, month, role, cluster
    from ads
    where in_scope and has_text and hash(posting_id) % $passes = $pass
),

counted as (
    select
        posting_id,
        concept,
        bool_or(requirement = 'required') as required,
        bool_or(requirement = 'preferred') as preferred,
        count(*) as times,
    from mentions
    semi join asked using (posting_id)
    where counted and not list_contains($imported, kind)
    group by all
)

select
    counted.posting_id,
    asked.source,
    asked.month,
    asked.role,
    asked.cluster,
    counted.concept,
    counted.required,
    counted.preferred,
    counted.times,
from counted
inner join asked using (posting_id);
