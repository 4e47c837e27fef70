"""A word of a question, as it is searched."""

from dataclasses import dataclass

from .leaves import Words


@dataclass(frozen=True)
class Unit:
    """One word of the question: as typed, the ways to write it, and other words of its meaning."""

    typed: str
    ways: tuple[Words, ...]
    start: int = 0
    meanings: tuple[Words, ...] = ()
    is_weak: bool = False

    @property
    def words(self) -> Words:
        """The words as they are searched."""
        return self.ways[0]
