"""A run: what is new, what to do about it, and the plain steps that do it."""
