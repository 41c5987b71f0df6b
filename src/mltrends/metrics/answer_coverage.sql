-- title: Which ads does each answer count, and which does it leave out, and why?
-- grain: answer, part, source, reason
-- unit: ads
-- counts: nothing
-- needs: title
-- columns:
--   answer: Name of the answer.
--   part: all; or, where parts of an answer count other ads, which part.
--   source: Name of the source.
--   step: 0 for ads that count; else the place, in the head of the answer, of the first condition that they do not meet (see ad_conditions).
--   reason: counted; or why that condition is not met. An ad that meets several not is told at the first.
--   k: Ads that this is true of.
--   n: Ads of the source, all there are: the k of a part sum to it.
with
parts as (
    select answer, unnest(string_split(counts, '; ')) as told
    from answers
),

sets as (
    select
        answer,
        split_part(told, ': ', 1) as part,
        string_split(split_part(told, ': ', 2), ', ') as conditions,
    from parts
),

conditions as (
    select answer, part, unnest(conditions) as condition, generate_subscripts(conditions, 1) as step
    from sets
),

unmet as (
    unpivot ad_conditions
    on columns(* exclude (cell, source, n))
    into name condition value reason
),

first_unmet as (
    select answer, part, cell, min(step) as step, arg_min(reason, step) as reason
    from conditions
    inner join unmet using (condition)
    group by all
),

counted as (
    select
        sets.answer,
        sets.part,
        ad_conditions.source,
        coalesce(first_unmet.step, 0) as step,
        coalesce(first_unmet.reason, 'counted') as reason,
        sum(ad_conditions.n) as k,
    from sets
    cross join ad_conditions
    left join first_unmet using (answer, part, cell)
    group by all
)

select
    answer,
    part,
    source,
    step,
    reason,
    cast(k as bigint) as k,
    cast(sum(k) over (partition by answer, part, source) as bigint) as n,
from counted
order by answer, part, source, step, reason;
