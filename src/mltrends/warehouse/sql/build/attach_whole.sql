attach {text} as whole (read_only);
