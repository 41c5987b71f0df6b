"""What was not read but worked out from what was read; whatever comes from here is marked as modelled."""
