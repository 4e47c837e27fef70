"""Asking the index: from the tree of a question to queries of the engine."""
