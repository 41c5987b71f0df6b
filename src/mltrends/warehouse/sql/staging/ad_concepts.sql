-- grain: posting_id, concept
-- title: The concepts that count for each ad in scope with text, one row however often the ad names it; without those of imported classifications.
-- from: MENTIONS, ads
-- columns:
--   required: True when the ad asks for it outright, in at least one place.
--   preferred: True when the ad would like to see it, in at least one place.
--   times: Number of places that count.
with
counted as (
    select
        posting_id,
        concept,
        bool_or(requirement = 'required') as required,
        bool_or(requirement = 'preferred') as preferred,
        count(*) as times,
    from mentions
    where counted and not list_contains($imported, kind)
    group by all
)

select
    counted.posting_id,
    ads.source,
    ads.month,
    ads.role,
    ads.cluster,
    counted.concept,
    counted.required,
    counted.preferred,
    counted.times,
from counted
inner join ads using (posting_id)
where ads.in_scope and ads.has_text;
