-- One row per title and place: the words that say which job it is, in alphabetical order.
create temp table title_words as
with
titles as (
    select distinct title, place
    from sightings
    where has_sketch and title <> ''
),

words as (
    select title, place, unnest(string_split(title, ' ')) as word
    from titles
),

kept as (
    select
        words.title,
        words.place,
        string_agg(distinct coalesce(short_words.long, word), ' ') as wording,
    from words
    left join short_words using (word)
    where
        not list_contains($dropped::varchar[], word)
        and not list_contains(string_split(words.place, ' '), word)
        and not regexp_matches(word, '[0-9]{3}')
    group by all
)

select
    title,
    place,
    coalesce(list_aggregate(list_sort(string_split(kept.wording, ' ')), 'string_agg', ' '), title) as title_words,
from titles
left join kept using (title, place);
