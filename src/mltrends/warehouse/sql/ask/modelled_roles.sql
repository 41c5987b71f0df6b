-- What the model of titles is asked about, and which role it gave; null where it abstains.
select
    ads_titled.posting_id,
    answer_ad_roles.role,
from ads_titled
left join answer_ad_roles using (posting_id)
where ads_titled.role = 'Other';
