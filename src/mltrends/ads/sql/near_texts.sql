-- One row per distinct text of an owner and title that may have a near duplicate, numbered title by title.
-- Pieces hold whole titles, so that each can be searched by itself.
create temp table near_texts as
with
texts as (
    select
        world,
        title_words.title_words,
        owner,
        text_digest,
        bool_or(owner_is_agency) as agency,
        min(no) as no,
        count(distinct title) as titles,
    from compared
    inner join title_words using (title, place)
    where has_sketch and text_digest is not null and owner is not null and not snapshot
    group by all
),

titled as (
    select
        *,
        dense_rank() over (order by world, title_words) as title_no,
        case when owner <> '' then dense_rank() over (order by owner) else 0 end as owner_no,
    from texts
    qualify titles > 1 or count(*) over (partition by world, title_words) > 1
),

numbered as (
    select
        * exclude (titles),
        row_number() over (order by title_no, no) - 1 as text_no,
    from titled
)

select
    *,
    min(text_no) over (partition by title_no) // $piece_texts as piece,
from numbered;
