"""The home folder: layout, settings, lock, keys, and files put in place whole."""
