"""The text of a document that a reader hands over: in memory alone, by a program of its own with limits.

Nothing is written to disk, no text reaches a log, and a refusal says no word of what was read.
"""

from .reading import MOST_BYTES, MOST_CHARACTERS, Refusal, Unreadable, text_of

__all__ = ["MOST_BYTES", "MOST_CHARACTERS", "Refusal", "Unreadable", "text_of"]
