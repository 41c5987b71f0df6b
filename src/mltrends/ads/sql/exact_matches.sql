-- The same text under the same title by the same employer.
insert into matches
select
    no,
    'exact' as tier,
    min(no) over (partition by world, text_digest, title, owner) as match_no,
    seen_on as day,
from compared
where text_digest is not null and owner is not null and not snapshot;
