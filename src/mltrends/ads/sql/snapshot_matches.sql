-- Where each file of a source is the whole set on one day, a row that stands there three times is three records:
-- the k-th in one file is the k-th in every other one.
insert into matches
with
counted as (
    select
        *,
        row_number() over (partition by world, source, row_digest, file order by slice, row) as occurrence,
    from compared
    where snapshot
)

select
    no,
    'snapshot' as tier,
    min(no) over (partition by world, source, row_digest, occurrence) as match_no,
    null as day,
from counted;
