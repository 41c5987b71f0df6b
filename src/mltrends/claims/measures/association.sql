-- The odds ratio of two things in the same ads: over sources and lengths (within a factor of two) after Mantel and Haenszel,
-- with half an ad added to each of the four counts; where all ads or none have one of the two, nothing is said.
with
marked as (
    select
        one.source,
        floor(log2(greatest(coalesce(ads.text_chars, 0), 1))) as band,
        one.employer,
        one.hit as has_one,
        other.hit as has_other,
    from ads_that($among, $asks) as one
    inner join ads_that($among, $against) as other using (posting_id)
    inner join ads using (posting_id)
),

counted as (
    select
        source,
        band,
        count(*) as n,
        count(*) filter (where has_one and has_other) as k_both,
        count(*) filter (where has_one) as one,
        count(*) filter (where has_other) as other,
    from marked
    group by source, band
),

heard as (
    select
        (k_both + 0.5) * (n - one - other + k_both + 0.5) / (n + 2) as up,
        (one - k_both + 0.5) * (other - k_both + 0.5) / (n + 2) as down,
    from counted
    where one > 0 and one < n and other > 0 and other < n
)

select
    (select sum(up) / sum(down) from heard) as value,
    (select coalesce(cast(sum(k_both) as bigint), 0) from counted) as k,
    (select coalesce(cast(sum(n) as bigint), 0) from counted) as n,
    (select count(distinct employer) from marked) as employers,
    (select count(*) filter (where has_one) / nullif(count(*), 0) from marked where not has_other) as before,
    (select count(*) filter (where has_one) / nullif(count(*), 0) from marked where has_other) as after;
