-- grain: posting_id
-- kind: view
-- title: The ads with their role, and where it is from; modelled roles are in no other table but answer_ad_roles. For those who want them: ask for role_source with every role.
-- columns:
--   posting_id: Id of the posting.
--   source: Name of the source.
--   month: First day of the month in which the ad was first seen; null when it is undated, or its source a snapshot.
--   title: Title as its column says it.
--   role: The role read from the ad; where none was and the model is sure enough, the modelled one.
--   role_source: matched (read from the ad; Other is among these roles) or modelled (see answer_ad_roles).
--   probability: How likely the model takes the role to be; null where it was read.
select
    ads.posting_id,
    ads.source,
    ads.month,
    ads.title,
    coalesce(modelled.role, ads.role) as role,
    coalesce(modelled.role_source, 'matched') as role_source,
    modelled.probability,
from ads
left join answer_ad_roles as modelled using (posting_id);
