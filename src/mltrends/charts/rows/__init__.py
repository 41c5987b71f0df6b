"""Rows of answers that several charts read, one file a topic."""
