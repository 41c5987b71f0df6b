select * from {table} order by {columns};
