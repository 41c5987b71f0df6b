-- grain: posting_id
-- title: Of the ads for a role whose posted pay counts in the quartiles of a currency, ten, the same each time.
select
    paid_ads.role as key,
    paid_ads.posting_id,
    paid_ads.title,
    paid_ads.month,
    paid_ads.file,
    paid_ads.row,
    sources.title as source_title,
    format(
        '{:,.0f} {} a year, read from {}',
        paid_ads.pay_year,
        paid_ads.salary_currency,
        case when paid_ads.salary_field = 'text' then 'the text' else coalesce('the pay given: ' || paid_ads.pay_text, 'columns of numbers') end
    ) as said,
    null as surface,
    null as snippet,
from paid_ads
inner join sources using (source)
where paid_ads.in_scope and paid_ads.role in $role and paid_ads.salary_currency in $currency
order by md5_number_lower(paid_ads.posting_id)
limit 10;
