-- Nearly the same text under a title with the same words.
insert into matches
select
    compared.no,
    'near' as tier,
    min(compared.no) over (partition by given_near.first_text) as match_no,
    compared.seen_on as day,
from given_near
inner join near_texts using (text_no)
inner join title_words using (title_words)
inner join compared using (title, place, world, owner, text_digest)
where compared.has_sketch and not compared.snapshot;
