create or replace table {table} as
select * from {given};
