select * rename ({body}) from {table}
