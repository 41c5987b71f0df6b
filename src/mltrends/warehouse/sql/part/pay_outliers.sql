-- Which pay lies too far from its like was judged over all ads: a part has fewer to judge by.
select pay_outliers.*
from whole.pay_outliers
semi join postings using (posting_id)
order by pay_outliers.posting_id;
