"""The warehouse: one DuckDB file, built beside the published one and swapped in whole.

The only room that opens the file. All SQL is in `sql/`: `macros`, `staging` (tables of what was read),
`marts` (counts on a fixed grain), `checks` (run with the data), `build` (statements of the builder).
"""
