"""Value in, value out: cells of a posting become money, dates, places and words.

Nothing here knows of files, tables or whole ads. No text makes any of these functions raise.
"""
