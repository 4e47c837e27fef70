"""What the records say together: which way effects went, what recurred, and what could have been foreseen.

Pure rules over plain rows, each with its source; ``reports`` reads the rows, the pages in ``browse`` draw them.
"""
