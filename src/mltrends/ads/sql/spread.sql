-- One step towards one first ad per group: each posting takes the earliest first ad of both its chains,
-- and then what that ad itself goes back to, so that a long row of chains takes few steps.
create or replace temp table linked as
with
by_exact as (
    select exact_no, min(first_no) as first_no from linked where exact_no is not null group by all
),

by_key as (
    select key_no, min(first_no) as first_no from linked where key_no is not null group by all
),

taken as (
    select
        linked.no,
        linked.exact_no,
        linked.key_no,
        linked.first_no as before_no,
        least(linked.first_no, by_exact.first_no, by_key.first_no) as first_no,
    from linked
    left join by_exact using (exact_no)
    left join by_key using (key_no)
)

select
    taken.no,
    taken.exact_no,
    taken.key_no,
    taken.before_no,
    least(taken.first_no, firsts.first_no) as first_no,
from taken
inner join taken as firsts on taken.first_no = firsts.no;
