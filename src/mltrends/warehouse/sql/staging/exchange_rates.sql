-- grain: currency, starts_on, per, origin
-- title: US dollars for one unit of a currency, as a central bank or the user's own file says, or as a survey implies that tells the same pay in both; with the reason where a figure is not used.
-- columns:
--   currency: ISO code; the dollar itself has no row.
--   starts_on: First day of the month or year.
--   per: month or year.
--   usd: US dollars for one unit: the mean of the days that a central bank publishes, or the middle of what the rows of a survey imply.
--   origin: own file, central bank, or implied by a survey.
--   named: The file, or the surveys.
--   k: Days of a central bank, rows of a survey; 1 for a figure that a file gives as it is.
--   reason: Why the figure is not used; null when it is.
with
-- A survey works its dollars out anew in later editions, so that the last one that holds a row is asked.
told as (
    select
        any_value(postings.source) as source,
        postings.pay_currency as currency,
        postings.said_year as year,
        arg_max(
            postings.pay_usd / ((postings.pay_min + coalesce(postings.pay_max, postings.pay_min)) / 2),
            row(coalesce(postings.seen_on, date '0001-01-01'), postings.posting_id)
        ) as usd,
        arg_max(
            postings.pay_usd, row(coalesce(postings.seen_on, date '0001-01-01'), postings.posting_id)
        ) as dollars,
    from postings
    inner join sources using (source)
    where sources.kind = 'survey'
        and postings.pay_currency <> 'USD'
        and postings.pay_min > 0
        and postings.pay_usd > 0
        and postings.said_year is not null
    group by postings.canonical_id, postings.pay_currency, postings.said_year
),

cells as (
    select
        currency,
        make_date(year, 1, 1) as starts_on,
        median(usd) as usd,
        string_agg(distinct source, ', ' order by source) as named,
        count(*) as k,
        quantile_cont(usd, 0.95) / quantile_cont(usd, 0.05) - 1 as spread,
        0.5 / median(dollars) as known_to,
    from told
    group by currency, year
),

-- Who has no rate at hand writes 0.9 or 4.00, from the dollar or from the other side; or 83.3, which is told
-- from a true rate only as near as amounts in whole dollars allow.
implied as (
    select
        *,
        least(abs(significant(usd, 2) / usd - 1), abs(significant(1 / usd, 2) * usd - 1)) < 0.0001
        or least(abs(significant(usd, 3) / usd - 1), abs(significant(1 / usd, 3) * usd - 1)) < known_to as is_round,
    from cells
)

select
    currency,
    starts_on,
    'year' as per,
    usd,
    'implied by a survey' as origin,
    named,
    k,
    case
        when k < 10 then format('too few rows ({} < 10)', k)
        when spread > 0.002 then format('no single rate: its rows lie {:.1f} % apart', 100 * spread)
        when is_round then format('a round figure and no rate of that year (1 USD = {:g} {})', significant(1 / usd, 4), currency)
    end as reason,
from implied
union all
select currency, starts_on, per, usd, origin, file as named, k, null as reason
from given_rates
where currency <> 'USD'
order by currency, starts_on, per, origin;
