-- One row per slice of a raw file, with the files that its partitions are in. Equal slices share partitions.
create temp table parts as
select
    unnest($file::varchar[]) as file,
    unnest($slice::bigint[]) as slice,
    unnest($postings::varchar[]) as postings,
    unnest($readings::varchar[]) as readings,
    unnest($world::varchar[]) as world,
    unnest($seen_on::date[]) as seen_on;
