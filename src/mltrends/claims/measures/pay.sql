-- Posted pay of the ads that hit against that of the others, within cells that are alike in all that is named, each cell
-- weighing as much as it can tell; as a part of the pay of the others.
with
asked as (
    select
        hits.posting_id,
        hits.hit,
        hits.employer,
        ln(paid_alike.pay_year) as pay,
        concat_ws(
            '|',
            case when list_contains($alike, 'role') then paid_alike.role end,
            case when list_contains($alike, 'country') then coalesce(paid_alike.country, 'unstated') end,
            case when list_contains($alike, 'level') then paid_alike.seniority end,
            case when list_contains($alike, 'year') then coalesce(cast(year(paid_alike.first_seen) as varchar), 'undated') end,
            case when list_contains($alike, 'source') then paid_alike.source end,
            case when list_contains($alike, 'currency') then paid_alike.salary_currency end
        ) as cell,
    from ads_that($among, $asks) as hits
    inner join ads_that($among, $against) as others using (posting_id)
    inner join paid_alike using (posting_id)
    where hits.hit or others.hit or len($against) = 0
),

cells as (
    select
        cell,
        count(*) filter (where hit) as k,
        count(*) as n,
        avg(pay) filter (where hit) - avg(pay) filter (where not hit) as gap,
    from asked
    group by cell
    having k > 0 and k < n
),

usable as (
    select asked.* from asked semi join cells using (cell)
)

select
    exp(sum(gap * k * (n - k) / n) / sum(k * (n - k) / n)) - 1 as value,
    coalesce(cast(sum(k) as bigint), 0) as k,
    coalesce(cast(sum(n) as bigint), 0) as n,
    (select count(distinct employer) from usable) as employers,
from cells;
