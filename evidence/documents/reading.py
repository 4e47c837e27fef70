"""Reading an uploaded document: what sort it is by its first bytes, and its text from a program with limits."""

import subprocess
import sys
from enum import Enum
from pathlib import Path, PurePath

MOST_BYTES = 5 * 1024 * 1024
MOST_CHARACTERS = 400_000
"""About 130 pages."""
SECONDS = 12
PROGRAM = Path(__file__).with_name("extract.py")
SORTS = {".pdf": "pdf", ".docx": "docx", ".txt": "txt"}


class Refusal(Enum):
    """Why a document has no text for us. The numbers are what the program ends with."""

    UNKNOWN_SORT = 0
    EMPTY = 1
    DAMAGED = 10
    LOCKED = 11
    NO_TEXT = 12
    TOO_BIG_INSIDE = 13
    TOO_LONG = 14
    TOO_HEAVY = 15
    NOT_WHAT_IT_SAYS = 16


class Unreadable(Exception):
    """A document cannot be read. It says why, and nothing of what stands in it."""

    def __init__(self, refusal: Refusal):
        super().__init__(refusal.name)
        self.refusal = refusal


def text_of(name: str, data: bytes) -> str:
    """Return the text of a document, or raise Unreadable. The name tells only what sort it claims to be."""
    sort = SORTS.get(PurePath(name).suffix.lower())
    if not sort:
        raise Unreadable(Refusal.UNKNOWN_SORT)
    if not data.strip():
        raise Unreadable(Refusal.EMPTY)
    found = _sort_of(data)
    if found == "ole":
        # A Word file with a password is such a container too, so a .docx that is one is locked.
        raise Unreadable(Refusal.LOCKED if sort == "docx" else Refusal.NOT_WHAT_IT_SAYS)
    if found != sort:
        raise Unreadable(Refusal.NOT_WHAT_IT_SAYS)
    text = _plain_text(data) if sort == "txt" else _extracted(sort, data)
    if len(text) > MOST_CHARACTERS:
        raise Unreadable(Refusal.TOO_LONG)
    if not any(letter.isalpha() for letter in text):
        raise Unreadable(Refusal.EMPTY if sort == "txt" else Refusal.NO_TEXT)
    return text


def _sort_of(data: bytes) -> str:
    """Return what the first bytes say that a document is."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return "ole"
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return "txt" if is_wide or b"\0" not in data else "binary"


def _plain_text(data: bytes) -> str:
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _extracted(sort: str, data: bytes) -> str:
    """Return the text from a program of its own, which has little memory and time and may write no file."""
    command = [sys.executable, "-I", "-X", "utf8", str(PROGRAM), sort]
    program = subprocess.Popen(  # noqa: S603 - our own program, with a word of our own
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={}, close_fds=True
    )
    with program:
        try:
            text, _nothing = program.communicate(data, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            program.kill()
            raise Unreadable(Refusal.TOO_HEAVY) from None
    if program.returncode:
        known = {refusal.value: refusal for refusal in Refusal if refusal.value >= Refusal.DAMAGED.value}
        raise Unreadable(known.get(program.returncode, Refusal.TOO_HEAVY))
    return text.decode("utf-8", errors="replace")
