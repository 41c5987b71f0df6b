-- One row per employer's name as the publisher writes it, with the employer's key and number.
create temp table employers as
select
    company,
    employer,
    case when employer is not null then dense_rank() over (order by employer nulls last) end as employer_no,
    agency,
from given_employers;
