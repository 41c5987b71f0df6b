-- The ads with a text and a complete month, each once, with where their texts stand; at most so many, drawn by their ids.
with
chosen as (
    select posting_id, file, slice, row, source, language, month, cluster, company
    from ads
    inner join month_status using (month)
    where
        has_text
        and month_status.complete
        and (in_scope or not $in_scope)
        and (source = cast($source as varchar) or cast($source as varchar) is null)
        and (month <= cast($until as date) or cast($until as date) is null)
    qualify row_number() over (order by md5(posting_id), posting_id) <= $most
)

select file, slice, row, source, coalesce(language, '') as language, month, cluster, coalesce(company, '') as company
from chosen
order by file, slice, row;
