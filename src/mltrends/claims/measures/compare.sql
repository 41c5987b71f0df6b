-- Two shares, and their difference or ratio. A difference is taken within sources that have ads of both sides and averaged,
-- each source weighing most where both sides have ads; in a ratio no hit counts as half of one.
with
one as (
    select source, count(*) as n, count(*) filter (where hit) as k
    from ads_that($among, $asks)
    group by source
),

other as (
    select source, count(*) as n, count(*) filter (where hit) as k
    from ads_that($versus, $against)
    group by source
),

sources as (
    select
        coalesce(one.k, 0) as k,
        coalesce(one.n, 0) as n,
        coalesce(other.k, 0) as other_k,
        coalesce(other.n, 0) as other_n,
        coalesce(one.n * other.n / (one.n + other.n), 0) as weight,
    from one
    full outer join other using (source)
    where $how = 'ratio' or (one.n > 0 and other.n > 0)
),

whole as (
    select
        sum(k) as k,
        sum(n) as n,
        case
            when $how = 'ratio' then sum(k) / nullif(sum(n), 0)
            else sum(weight * k / n) / sum(weight)
        end as after,
        case
            when $how = 'ratio' then sum(other_k) / nullif(sum(other_n), 0)
            else sum(weight * other_k / other_n) / sum(weight)
        end as before,
        greatest(sum(k), 0.5) / nullif(sum(n), 0) / (greatest(sum(other_k), 0.5) / nullif(sum(other_n), 0)) as ratio,
    from sources
)

select
    case when $how = 'ratio' then ratio else after - before end as value,
    coalesce(cast(k as bigint), 0) as k,
    coalesce(cast(n as bigint), 0) as n,
    before,
    after,
from whole;
