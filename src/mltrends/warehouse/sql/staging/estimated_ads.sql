-- grain: posting_id
-- kind: view
-- title: Ads with yearly pay that a board, an employer or a model estimates, as fit for medians as paid_ads, and in none of the answers on stated pay.
-- from: yearly_pay
select *
from yearly_pay
anti join pay_outliers using (posting_id)
where salary_kind not in ('stated_employer', 'survey');
