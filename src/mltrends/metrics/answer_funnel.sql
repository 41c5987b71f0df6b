-- title: How many rows are left at each step?
-- grain: step
-- unit: rows
-- counts: nothing
-- needs: title
-- columns:
--   step: Number of the step.
--   stage: Name of the step.
--   rows: Rows that are left.
--   note: What is counted, and what is not.
with
read as (
    select
        coalesce(sum(rows_read), 0) as rows,
        format('in {:,} files', count(*)) as note,
    from file_accounts
    where status in ('read', 'set aside')
),

-- The files tell what was kept, so that a part of the ads, whose postings are fewer, says how many are left out.
kept as (
    select
        coalesce(sum(rows_kept), 0) as rows,
        format('{:,} refused, with reasons', cast(coalesce(sum(rows_refused), 0) as bigint)) as note,
    from file_accounts
    where status in ('read', 'set aside')
),

left_out as (
    select rows - (select count(*) from postings) as rows
    from kept
),

first_postings as (
    select
        count(*) as rows,
        format(
            '{}{:,} are another posting of the same ad; {:,} are of surveys and other sources that do not count, or of files set aside',
            (select case when rows > 0 then format('{:,} are of ads outside this part; ', cast(rows as bigint)) else '' end from left_out),
            (select count(*) from postings where not is_canonical),
            (select count(*) from postings where is_canonical) - (select count(*) from ads)
        ) as note,
    from ads
),

stages as (
    select 1 as step, 'read' as stage, rows, note from read
    union all
    select 2, 'kept', rows, note from kept
    union all
    select 3, 'not a duplicate', rows, note from first_postings
    union all
    select 4, 'dated', count(month), 'of the ads: with a month; the others give levels, but no trend' from ads
    union all
    select 5, 'in scope', count(*) filter (where in_scope), 'of the ads, dated or not: for a role in scope' from ads
    union all
    select 6, 'with text', count(*) filter (where in_scope and has_text), 'of the ads in scope: with text long enough for skills' from ads
    union all
    select 7, 'with stated pay', count(*) filter (where in_scope and salary_kind = 'stated_employer'), 'of the ads in scope: with pay that the employer states' from ads
)

select
    step,
    stage,
    cast(rows as bigint) as rows,
    note,
from stages
order by step;
