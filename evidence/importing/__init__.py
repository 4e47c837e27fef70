"""Bringing records in from files: read, match, preview, apply."""
