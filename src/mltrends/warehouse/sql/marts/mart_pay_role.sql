-- grain: source, role, currency
-- title: Yearly pay that employers state, by source, role and currency; levels, so that ads without a date count too.
-- columns:
--   source: Name of the source.
--   role: Role read from the title.
--   currency: Currency of the pay as ISO code; nothing is converted.
--   k: Ads with such pay in the currency (see paid_ads).
--   n: Ads in scope for the role.
--   share: k / n.
--   ci_low: Lower bound of the 95 % interval of the share (Wilson, with n / deff ads).
--   ci_high: Upper bound of that interval.
--   deff: Design effect: how many times wider the truth lies than for independent ads, because employers post in clusters.
--   disclosed: Ads for the role with any pay that the employer states.
--   p25: Lower quartile of the middle of the pay.
--   p50: Median.
--   p75: Upper quartile.
--   employers: Employers known among the k ads.
--   sources: Number of sources; 1 here, where each row is of one.
with
by_cluster as (
    select
        source,
        role,
        cluster,
        count(*) as n,
        count_if(salary_kind = 'stated_employer') as disclosed,
    from ads
    where in_scope
    group by all
),

cells as (
    select
        source,
        role,
        sum(n) as n,
        sum(n * n) as nn,
        count(*) as clusters,
        sum(disclosed) as disclosed,
    from by_cluster
    group by all
),

hits as (
    select source, role, salary_currency as currency, cluster, count(*) as k
    from paid_ads
    group by all
),

counted as (
    select source, role, currency, sum(k) as k, sum(k * k) as kk, sum(k * n) as kn
    from hits
    inner join by_cluster using (source, role, cluster)
    group by all
),

quartiles as (
    select
        source,
        role,
        salary_currency as currency,
        quantile_cont(pay_year, 0.25) as p25,
        quantile_cont(pay_year, 0.5) as p50,
        quantile_cont(pay_year, 0.75) as p75,
        count(distinct employer) as employers,
    from paid_ads
    group by all
),

joined as (
    select
        *,
        design_effect(k, n, kk, kn, nn, clusters) as deff,
    from counted
    inner join cells using (source, role)
    inner join quartiles using (source, role, currency)
)

select
    source,
    role,
    currency,
    cast(k as bigint) as k,
    cast(n as bigint) as n,
    k / n as share,
    wilson_low(k / deff, n / deff) as ci_low,
    wilson_high(k / deff, n / deff) as ci_high,
    deff,
    cast(disclosed as bigint) as disclosed,
    p25,
    p50,
    p75,
    employers,
    1::bigint as sources,
from joined
order by source, role, currency;
