"""Known datasets, and the reading of raw files: a record in, a posting or a refusal out."""
