create or replace table {table} as
{body};
