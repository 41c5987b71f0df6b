"""How right the reading is: held against labels that people made by reading."""
