"""Numbers in, numbers out: intervals, tests and comparisons. Imports nothing of ours.

The warehouse computes the same formulas in SQL, where the ads are; tests hold the two together.
"""
