select * from {table} where {body};
