"""How many records a synthetic library has."""

SIZES = {"20k": 20_000, "200k": 200_000, "1m": 1_000_000}
COMPARED = ("20k", "200k")  # with ordinary queries, which take minutes for an answer from more
SMALL = "20k"  # with which the pages are measured, and what is too slow for more
