-- grain: posting_id
-- kind: view
-- title: Answers to surveys for a role in scope that tell yearly pay, of full-time or unstated employment, with its year: what people say they earn. They are no ads, and counted with none.
-- from: postings
-- columns:
--   pay_told: The pay per year in US dollars, as the survey itself converted it.
select
    postings.*,
    case
        when postings.salary_currency = 'USD' then postings.pay_year
        else annualise(postings.pay_usd, postings.pay_period)
    end as pay_told,
from postings
inner join sources using (source)
inner join file_accounts using (file)
where postings.is_canonical
    and postings.in_scope
    and sources.kind = 'survey'
    and postings.employment in ('full-time', 'unstated')
    and file_accounts.status <> 'set aside'
    and postings.said_year is not null
    and pay_told > 0;
