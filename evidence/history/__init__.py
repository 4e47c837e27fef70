"""Reading history: which change sets touched a record, and what each of them changed."""

from .comparing import compare_versions, first_published
from .naming import field_label, in_words
from .parts import Part, parts_of
from .touching import changes_touching, latest_change, was_ever_published
from .versions import FieldChange, RowChange, Version, read_versions

__all__ = [
    "FieldChange",
    "Part",
    "RowChange",
    "Version",
    "changes_touching",
    "compare_versions",
    "field_label",
    "first_published",
    "in_words",
    "latest_change",
    "parts_of",
    "read_versions",
    "was_ever_published",
]
