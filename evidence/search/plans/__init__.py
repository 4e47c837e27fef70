"""A long text put to the library: which of its terms the text names, and which records are like it."""
