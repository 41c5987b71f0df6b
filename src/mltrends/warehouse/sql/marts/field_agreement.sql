-- grain: source, field
-- title: Where a column and the words of an ad both tell a field: how often they say the same, and which of them was taken.
-- columns:
--   source: Name of the source.
--   field: remote, employment, industry, or pay.
--   k: Ads (first postings) in which both say the same; of pay, both bounds in one currency and period.
--   n: Ads in which both tell it.
--   share: k / n.
--   column_taken: Ads in which they differ and the column was taken.
--   words_taken: Ads in which they differ and the words were taken.
with
both_told as (
    select
        source,
        'remote' as field,
        remote_column = remote_said as same,
        remote = remote_column as by_column,
    from postings
    where is_canonical and remote_column <> 'unstated' and remote_said <> 'unstated'
    union all by name
    select
        source,
        'employment' as field,
        employment_column = employment_said as same,
        employment = employment_column as by_column,
    from postings
    where is_canonical and employment_column <> 'unstated' and employment_said is not null
    union all by name
    select
        source,
        'industry' as field,
        industry_column = industry_said as same,
        true as by_column,
    from postings
    where is_canonical and industry_column is not null and industry_said is not null
    union all by name
    select
        source,
        'pay' as field,
        pay_min is not distinct from salary_min
        and pay_max is not distinct from salary_max
        and pay_currency is not distinct from salary_currency
        and pay_period = salary_period as same,
        false as by_column,
    from postings
    where is_canonical and pay_period is not null and salary_field in ('title', 'text')
)

select
    source,
    field,
    count_if(same) as k,
    count(*) as n,
    count_if(same) / count(*) as share,
    count_if(not same and by_column) as column_taken,
    count_if(not same and not by_column) as words_taken,
from both_told
group by all
order by source, field;
