"""One file for each kind of page in the workspace."""
