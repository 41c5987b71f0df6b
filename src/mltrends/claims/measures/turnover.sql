-- Ads of the first and of the last twelve complete months of sources that have 24, of the field (k) and of other ads beside it.
with
months as (
    select source, month
    from period_status
    where complete and n > 0
    qualify count(*) over (partition by source) >= 24
        and (
            row_number() over (partition by source order by month) <= 12
            or row_number() over (partition by source order by month desc) <= 12
        )
),

field_ads as (
    select asked.* from ads_that($among, []) as asked semi join months using (source, month)
),

other_ads as (
    select asked.* from ads_that($beside, []) as asked semi join months using (source, month)
)

select
    (select count(*) from field_ads) as k,
    (select count(*) from field_ads) + (select count(*) from other_ads) as n;
