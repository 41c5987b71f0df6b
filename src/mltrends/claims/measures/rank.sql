-- The share of some ads that have one of the facts asked for; its rivals in turn are asked in the same way.
with
by_cluster as (
    select cluster, any_value(employer) as employer, count(*) as n, count(*) filter (where hit) as k
    from ads_that($among, $asks)
    group by cluster
),

whole as (
    select
        coalesce(sum(k), 0) as k,
        coalesce(sum(n), 0) as n,
        count(employer) as employers,
        design_effect(sum(k), sum(n), sum(k * k), sum(k * n), sum(n * n), count(*)) as deff,
    from by_cluster
)

select
    case when n > 0 then k / n end as value,
    wilson_low(k / deff, n / deff) as ci_low,
    wilson_high(k / deff, n / deff) as ci_high,
    cast(k as bigint) as k,
    cast(n as bigint) as n,
    employers,
from whole;
