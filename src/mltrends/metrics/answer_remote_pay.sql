-- title: What do ads for remote or hybrid work pay more, or less, than ads for work on site, and how much of that is left when other things are held?
-- grain: currency, mode, against, rung
-- unit: share of the pay; 0.05 is 5 % more
-- counts: ads, scope, paid
-- needs: pay
-- model: remote_pay
-- columns:
--   currency: Currency of the pay as ISO code; nothing is converted.
--   mode: Where the work is done: remote or hybrid.
--   against: What it is compared with: onsite, or unstated (ads that say nothing of the place of work, most of which are on site, not all).
--   step: Number of the rung, from 1.
--   rung: What is held: raw (nothing, a gap of medians), market (country, year, source), role (role and level too), role, median (the same for the median and not the mean of logs), employer (the employer too).
--   k: Ads with pay of the mode.
--   n: Ads with pay of both that are compared.
--   employers: Employers that posted them, known or not.
--   premium: By how much ads of the mode pay more than like ones of the other; modelled. Null where reason says why.
--   ci_low: Lower bound of its 95 % interval, with errors clustered by employer.
--   ci_high: Upper bound of that interval.
--   p_value: Of no difference.
--   q_value: The smallest false discovery rate at which it counts, over all comparisons on the rung in the currency.
--   verdict: more, less or no clear difference (false finds held to 10 % on each rung); null without a figure.
--   reason: Why there is no figure; null when there is.
--
-- answer_remote_pay.py climbs the ladder.
select
    posting_id,
    salary_currency as currency,
    pay_year as pay,
    remote,
    cluster,
    role,
    seniority,
    coalesce(country, 'unstated') as country,
    coalesce(cast(year(first_seen) as varchar), 'undated') as year,
    source,
from paid_ads
order by posting_id;
