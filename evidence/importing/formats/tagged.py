"""Records of tagged lines, as RIS and PubMed write them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass
class TaggedRecord:
    """The lines of one record: each tag with its text, in order. ``is_closed`` where an end was written."""

    line: int
    fields: list[tuple[str, str]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    is_closed: bool = False

    def all(self, *tags: str) -> list[str]:
        """Return every text of these tags, in the order of the file."""
        return [text for tag, text in self.fields if tag in tags and text]

    def first(self, *tags: str) -> str:
        """Return the first text of the first of these tags that has one."""
        return next((text for tag in tags for text in self.all(tag)), "")

    def add(self, tag: str, text: str, line: str) -> None:
        """Add a tagged line."""
        self.fields.append((tag, text.strip()))
        self.lines.append(line)

    def go_on(self, line: str) -> None:
        """Add a line that goes on with the text of the line before."""
        tag, text = self.fields[-1]
        self.fields[-1] = (tag, f"{text} {line.strip()}".strip())
        self.lines.append(line)

    @property
    def excerpt(self) -> str:
        """The record as it stands in the file."""
        return "\n".join(self.lines)


def left_over(record: TaggedRecord, known: Iterable[str]) -> Iterator[str]:
    """Return the tags that have a text and that nothing was read from."""
    used = set(known)
    return (tag for tag, text in record.fields if text and tag not in used)
