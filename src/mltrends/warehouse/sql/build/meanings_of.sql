select column_name, comment from duckdb_columns() where table_name = $table and not internal
