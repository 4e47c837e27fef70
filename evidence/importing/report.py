"""What became of the rows of a file; the figures always add up to the rows read."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from .problems import Problem

FATES = ("created", "updated", "unchanged", "kept")


@dataclass
class FileReport:
    """The fate of each row by its line. Kept rows differ because somebody has changed the record since."""

    file: str
    rows: int
    fates: dict[int, str] = field(default_factory=dict)
    differences: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def count(self, fate: str) -> int:
        """Return how many rows met this fate."""
        return Counter(self.fates.values())[fate]

    @property
    def refused(self) -> int:
        """Rows with at least one problem."""
        return len({problem.line for problem in self.problems})

    def mark_changed(self, line: int) -> None:
        """Note that a row which was unchanged in itself changed through its links."""
        if self.fates.get(line) == "unchanged":
            self.fates[line] = "updated"

    def note_difference(self, line: int, name: str, before: Any, after: Any) -> None:
        """Note what a row changes in a record that is there."""
        self.differences.setdefault(line, []).append({"field": name, "before": before, "after": after})

    def __str__(self) -> str:
        parts = [f"{self.count(fate)} {fate}" for fate in FATES[:3]]
        if self.count("kept"):
            parts.append(f"{self.count('kept')} kept as curators left them")
        return f"{self.file}: {', '.join(parts)}, {self.refused} refused"


class ImportRefused(Exception):
    """At least one row cannot be used, so nothing was changed."""

    def __init__(self, problems: list[Problem]):
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))
