create temp table short_words as
select
    unnest($short::varchar[]) as word,
    unnest($long::varchar[]) as long;
