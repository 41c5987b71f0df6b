-- The same publisher's id is one ad, whatever became of its text, where the source keeps its ids.
-- The employer or the title must have stayed, for ids are given anew. A row without an id has its digest in its place.
insert into matches
with
identified as (
    select *
    from compared
    where stable and not snapshot and base_id <> source || ':' || row_digest
),

by_employer as (
    select no, min(no) over (partition by world, source, base_id, employer) as match_no
    from identified
    where employer is not null
),

by_title as (
    select no, min(no) over (partition by world, source, base_id, title) as match_no
    from identified
    where title <> ''
)

select no, 'id' as tier, match_no, null as day from by_employer
union
select no, 'id' as tier, match_no, null as day from by_title;
