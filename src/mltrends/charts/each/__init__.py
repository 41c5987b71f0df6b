"""Charts of one skill or one role: EACH says of what, ORDER where on its page, `chart` makes it."""
