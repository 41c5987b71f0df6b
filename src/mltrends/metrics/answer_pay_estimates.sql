-- title: What pay do boards, employers and models estimate for each role, beside what employers state?
-- grain: role, currency, salary_kind
-- unit: currency units a year
-- counts: ads, scope, estimated
-- needs: pay
-- columns:
--   role: Role read from the title.
--   currency: Currency of the pay as ISO code; nothing is converted.
--   salary_kind: Who estimates it: employer_estimate, board_estimate or model_predicted. Kinds are never counted together, nor with stated pay.
--   k: Ads with such an estimate of yearly pay in the currency, fit for medians (see estimated_ads).
--   amounts: Different amounts among the k: a board gives many ads one estimate, and an interval over employers does not know of it.
--   p25: Lower quartile of the middle of the estimates; null where suppressed.
--   p50: Median; null where suppressed.
--   p75: Upper quartile; null where suppressed.
--   ci_low: Lower bound of the 95 % interval of the median; null where suppressed.
--   ci_high: Upper bound of that interval; null where suppressed. It tells how the ads vary, not how far estimates are from pay.
--   ci_method: How the interval came about: worked out, where answer_pay draws employers again.
--   inferred: Share of the k ads whose period no word says, so that the size of the sum decided.
--   removed: Ads left out because their estimate lies too far from others of their role, country, level and kind (see pay_outliers).
--   employers: Employers known among the k ads.
--   sources: Sources of the k ads.
--   stated_k: Other ads for the role whose employers state pay in the currency: k of answer_pay; 0 where there are none.
--   stated_p50: Their median, p50 of answer_pay; null where there is none or it is suppressed. They are other ads, so that the difference is no error of the estimates.
--   suppressed: True when there are too few ads or employers to show a quartile.
--   reason: Why it is suppressed; null when it is not.
--
-- One row per role, currency and kind with its ads in lists; answer_pay_estimates.py makes the quartiles of them.
with
cells as (
    select
        role,
        salary_currency as currency,
        salary_kind,
        count(*) as k,
        count(distinct pay_year) as amounts,
        list(pay_year order by posting_id) as pays,
        list(cast(cluster as bigint) order by posting_id) as clusters,
        list(source order by posting_id) as origins,
        count_if(coalesce(salary_inferred, false)) / count(*) as inferred,
        count(distinct employer) as employers,
        count(distinct source) as sources,
    from estimated_ads
    group by all
),

removed as (
    select role, currency, salary_kind, count(*) as removed
    from pay_outliers
    group by all
)

select
    cells.*,
    coalesce(removed.removed, 0) as removed,
    coalesce(answer_pay.k, 0) as stated_k,
    answer_pay.p50 as stated_p50,
    thresholds.pay_min_ads,
    thresholds.pay_min_employers,
from cells
left join removed using (role, currency, salary_kind)
left join answer_pay using (role, currency)
cross join thresholds
order by cells.role, cells.k desc, cells.currency, cells.salary_kind;
