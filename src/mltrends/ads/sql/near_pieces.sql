select piece, min(text_no) as first_text, count(*) as texts
from near_texts
group by piece
order by piece;
