"""What differs between the databases: rules that only they can keep, and reading as of one moment."""
