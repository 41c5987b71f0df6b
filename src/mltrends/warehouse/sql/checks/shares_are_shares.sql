-- check: fail
-- guards: A numerator that is not part of its denominator, or an interval that leaves its share out.
with
shares as (
    select 'mart_role_month' as mart, k, n, share, ci_low, ci_high from mart_role_month
    union all
    select 'mart_remote_month' as mart, k, n, share, ci_low, ci_high from mart_remote_month
    union all
    select 'mart_remote_scope' as mart, k, n, share, ci_low, ci_high from mart_remote_scope
    union all
    select 'mart_skill_month' as mart, k, n, share, ci_low, ci_high from mart_skill_month
    union all
    select 'mart_skill_role' as mart, k, n, share, ci_low, ci_high from mart_skill_role
    union all
    select 'mart_pay_role' as mart, k, n, share, ci_low, ci_high from mart_pay_role
)

select *
from shares
where not (
    k between 0 and n
    and n > 0
    and 0 <= ci_low
    and ci_low <= share + 1e-9
    and share <= ci_high + 1e-9
    and ci_high <= 1
)
order by all;
