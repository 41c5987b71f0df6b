comment on macro {macro} is {text};
