comment on macro table {macro} is {text};
