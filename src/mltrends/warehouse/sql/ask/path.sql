-- Where the file lies that is asked.
select path from duckdb_databases() where database_name = 'mltrends';
