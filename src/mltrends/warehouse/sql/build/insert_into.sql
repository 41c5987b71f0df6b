insert into {table}
{body};
