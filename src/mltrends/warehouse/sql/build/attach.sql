attach {text} as mltrends (read_only);
use mltrends;
