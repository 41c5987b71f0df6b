-- grain: posting_id
-- kind: view
-- title: The ads of which medians of pay are made: pay_offers without pay_outliers.
-- from: pay_offers
select *
from pay_offers
anti join pay_outliers using (posting_id);
