"""Unknown tables: what their columns are, told from header words and from what the cells look like."""
