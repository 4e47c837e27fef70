"""Controlled vocabularies as data files, each loaded into a table of its own."""

from pathlib import Path

DATA = Path(__file__).parent / "data"
