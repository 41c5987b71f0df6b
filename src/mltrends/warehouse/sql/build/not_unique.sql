-- Rows beyond the first with the same grain; null is a value like any other.
select count(*) from (
    select {columns}, count(*) as times from {table} group by all having times > 1
);
