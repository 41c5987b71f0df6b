-- The texts of a piece with their sketches, in no order.
select
    near_texts.text_no,
    near_texts.title_no,
    near_texts.owner_no,
    near_texts.agency,
    read.text_sketch,
from near_texts
inner join compared using (no)
inner join parts using (file, slice)
inner join read_parquet($readings, filename = true, union_by_name = true) as read
    on parts.readings = read.filename and compared.row = read.row
where near_texts.piece = $piece;
