"""Rules that only the database can keep, as migration operations."""
