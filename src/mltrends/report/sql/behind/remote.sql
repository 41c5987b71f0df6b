-- grain: posting_id
-- title: Of the ads in scope that offer a mode of work, ten, the same each time, with what says so.
select
    ads.remote as key,
    ads.posting_id,
    ads.title,
    ads.month,
    ads.file,
    ads.row,
    sources.title as source_title,
    case
        when ads.remote = 'unstated' then 'neither title, place, text nor a column says where'
        else format('{}: title, place and text say {}, the column of the file says {}', ads.remote, coalesce(ads.remote_said, 'nothing'), coalesce(ads.remote_column, 'nothing'))
    end as said,
    null as surface,
    null as snippet,
from ads
inner join sources using (source)
where ads.in_scope and ads.remote in $mode
order by md5_number_lower(ads.posting_id)
limit 10;
