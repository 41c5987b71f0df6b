-- grain: cell, employer, concept
-- title: How many ads of some cells name a concept in their text, by employer; words for roles are left out. `asked_cells` holds the cell and the number of the employer for each ad that is asked for, by its spot.
with
numbered as (
    select posting_id, named, row_number() over (order by posting_id) - 1 as spot
    from ads_titled
),

named as (
    select asked_cells.cell, asked_cells.employer, unnest(numbered.named) as concept
    from numbered
    inner join asked_cells using (spot)
)

select cell, employer, concept, count(*) as n
from named
group by all
order by all;
