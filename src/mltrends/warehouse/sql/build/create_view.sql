create or replace view {table} as
{body};
