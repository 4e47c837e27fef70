"""The program that takes the text out of a document: bytes come in by one pipe, text goes out by the other.

It is started for one document, by its path and without the library around it. It first takes limits on itself, so that
whatever the document holds, it ends soon, stays small and writes no file. It ends with a number where it refuses.
"""

import importlib
import io
import re
import sys
import zipfile
from collections.abc import Callable, Iterator

MEGABYTE = 1024 * 1024
MEMORY, CPU_SECONDS = 512 * MEGABYTE, 10
MOST_INSIDE, MOST_PARTS, MOST_PAGES = 60 * MEGABYTE, 2_000, 400
MOST_CHARACTERS = 400_000
DAMAGED, LOCKED, NO_TEXT, TOO_BIG_INSIDE, TOO_LONG, TOO_HEAVY, NOT_WHAT_IT_SAYS = 10, 11, 12, 13, 14, 15, 16
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


class Refused(Exception):
    """The document is refused, with the number to end with."""

    def __init__(self, number: int):
        super().__init__(number)
        self.number = number


def take_limits() -> None:
    """Bound memory and time, and allow no file to be written. Systems without such limits go without."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    limits = {"RLIMIT_AS": MEMORY, "RLIMIT_CPU": CPU_SECONDS, "RLIMIT_FSIZE": 0, "RLIMIT_CORE": 0}
    for name, most in limits.items():
        try:
            resource.setrlimit(getattr(resource, name), (most, most))
        except (AttributeError, OSError, ValueError):
            continue


def text_of_word(data: bytes) -> Iterator[str]:
    """Yield the text of a Word document, tables and boxes included."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except zipfile.BadZipFile:
        raise Refused(DAMAGED) from None
    names = {part.filename for part in parts}
    if "[Content_Types].xml" not in names or not any(name.startswith("word/") for name in names):
        raise Refused(NOT_WHAT_IT_SAYS)
    # What a part says of its size is also the most that is unpacked of it.
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_INSIDE:
        raise Refused(TOO_BIG_INSIDE)
    import docx  # noqa: PLC0415 - was loaded before the limits were taken

    body = docx.Document(io.BytesIO(data)).element.body
    for fallback in list(body.iter(FALLBACK)):  # the same box a second time, for old programs
        fallback.getparent().remove(fallback)
    for element in body.iter(f"{WORD}p", f"{WORD}t", f"{WORD}tab", f"{WORD}br"):
        if element.tag == f"{WORD}t":
            yield element.text or ""
        else:
            yield "\n\n" if element.tag == f"{WORD}p" else " "


def text_of_pdf(data: bytes) -> Iterator[str]:
    """Yield the text of a PDF, page by page."""
    import pypdf  # noqa: PLC0415 - as above

    document = pypdf.PdfReader(io.BytesIO(data))
    if document.is_encrypted and not _opens_without_password(document):
        raise Refused(LOCKED)
    if len(document.pages) > MOST_PAGES:
        raise Refused(TOO_LONG)
    for page in document.pages:
        yield re.sub(r"(?<=\w)-\n(?=[a-z])", "", page.extract_text())
        yield "\n"


def _opens_without_password(document: object) -> bool:
    try:
        return bool(document.decrypt(""))  # type: ignore[attr-defined]  # a reader of pypdf
    except Exception:  # noqa: BLE001 - ciphers that are not there raise errors of their own
        return False


def joined(pieces: Iterator[str]) -> str:
    """Return the pieces as one text, as far as that is not too long."""
    text, length = [], 0
    for piece in pieces:
        text.append(piece)
        length += len(piece)
        if length > MOST_CHARACTERS:
            raise Refused(TOO_LONG)
    return "".join(text)


READERS: dict[str, tuple[str, Callable[[bytes], Iterator[str]]]] = {
    "docx": ("docx", text_of_word),
    "pdf": ("pypdf", text_of_pdf),
}


def main(sort: str) -> int:
    """Read a document from the one pipe and write its text to the other; return the number to end with."""
    library, read = READERS[sort]
    importlib.import_module(library)  # before the limits, so that Python may keep it compiled for the next time
    take_limits()
    try:
        text = joined(read(sys.stdin.buffer.read()))
    except Refused as refused:
        return refused.number
    except MemoryError:
        return TOO_HEAVY
    except Exception:  # noqa: BLE001 - whatever a broken document makes a library raise
        return DAMAGED
    sys.stdout.buffer.write(text.encode("utf-8", errors="replace"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
