-- The same title, employer and place. Undated postings match within their source alone:
-- without a day, only one scrape says that they stood there together.
-- An agency has many clients with such a job in a place, so that its ads are told by their texts, where they have one.
insert into matches
select
    no,
    'key' as tier,
    min(no) over (
        partition by world, title, employer, place, case when seen_on is null then source else '' end
    ) as match_no,
    seen_on as day,
from compared
where title <> '' and employer is not null and not snapshot and not (agency and has_long_text);
