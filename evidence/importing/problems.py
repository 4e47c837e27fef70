"""What is wrong with a file, said so that a person can mend it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One fault: where it stands, and what to write instead."""

    file: str
    line: int
    column: str
    message: str

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}" + (f", column {self.column}" if self.column else "")
        return f"{where}: {self.message}"


class CellError(ValueError):
    """A cell cannot be read; the text says what to write instead. ``column`` names it where its reader knows it."""

    def __init__(self, text: str, *, column: str = ""):
        super().__init__(text)
        self.column = column


class FileError(ValueError):
    """A file as a whole cannot be read; the text goes on where the file's name ends."""

    def __init__(self, text: str, *, line: int = 1):
        super().__init__(text)
        self.line = line
