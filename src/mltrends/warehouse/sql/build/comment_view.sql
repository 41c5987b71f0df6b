comment on view {table} is {text};
