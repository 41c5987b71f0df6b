-- grain: posting_id, field, span_start, span_end, concept
-- title: Every place in an ad where a concept was found, counted or not.
-- from: MENTIONS, postings, sources
-- columns:
--   snippet: Up to 200 characters around the words, masked; null when the settings, or the terms of the source, keep snippets out.
with
found as (
    select
        given_parts.file,
        given_parts.slice,
        given_parts.first_row + read.row as row,
        read.* exclude (row, filename),
    from read_parquet($mentions, filename = true) as read
    inner join given_parts on read.filename = given_parts.mentions
)

select
    postings.posting_id,
    found.concept,
    found.label,
    found.kind,
    found.field,
    found.span_start,
    found.span_end,
    found.surface,
    found.section,
    found.requirement,
    found.counted,
    found.why_not,
    found.rule,
    case when $snippets and sources.snippets then found.snippet end as snippet,
from found
inner join postings using (file, slice, row)
inner join sources on postings.source = sources.source;
