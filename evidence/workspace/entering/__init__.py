"""Entering an evaluation in one sitting: the form as it is typed, what it lacks, and the rows that it would add."""
