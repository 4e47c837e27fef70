"""Changing records: the actions, who may take them, and at which stage."""
