"""From the bytes of a file to its text, in whatever encoding it was saved."""

import codecs
import re

from ..problems import FileError

LARGEST = 50_000_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = {
    b"PK\x03\x04": "an Excel workbook or another zipped file",
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "a document of an old Office version",
    b"\x1f\x8b": "a compressed file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x7fELF": "a program",
    b"SQLite format": "a database",
}
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LINE_ENDS = re.compile(r"\r\n?")
MOST_CONTROLS = 0.01


def check_size(content: bytes) -> None:
    """Raise FileError for a file that is empty or too large."""
    if not content.strip():
        raise FileError("is empty. Export it again from where it came.")
    if len(content) > LARGEST:
        raise FileError(
            f"has {len(content) // 1_000_000} MB; at most {LARGEST // 1_000_000} MB are read. "
            "Divide it into several files."
        )


def decode(content: bytes) -> str:
    """Return the text of a file, with plain line ends. Raises FileError where it is no text.

    UTF-8, UTF-16 and UTF-32 are known by their marks or their form; a line that is none of these is Windows-1252,
    which holds Latin-1, so a file that was put together from several still reads.
    """
    check_size(content)
    text = _decode_marked(content) or _decode_lines(content)
    controls = len(_NOT_TEXT.findall(text))
    if controls > MOST_CONTROLS * len(text):
        raise FileError("is not text. Choose the file that was exported, not the program's own one.")
    if controls:
        text = _NOT_TEXT.sub("", text)
    return _LINE_ENDS.sub("\n", text)


def _decode_marked(content: bytes) -> str:
    for signature, what in _SIGNATURES.items():
        if content.startswith(signature):
            raise FileError(f"is {what}, not a file of this format. Export the references as text, or name its format.")
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), _guess_unmarked(content))
    if not encoding:
        return ""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return content.decode(encoding, errors="ignore") if encoding.startswith("utf-16") else ""


def _guess_unmarked(content: bytes) -> str:
    """Know UTF-16 without a mark by the zeros that stand at every other place of Western text."""
    sample = content[:2000]
    if sample[1::2].count(0) > len(sample) * 0.3 and sample[::2].count(0) < len(sample) * 0.05:
        return "utf-16-le"
    if sample[::2].count(0) > len(sample) * 0.3 and sample[1::2].count(0) < len(sample) * 0.05:
        return "utf-16-be"
    return ""


def _decode_lines(content: bytes) -> str:
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return "\n".join(_decode_line(line) for line in content.splitlines())


def _decode_line(line: bytes) -> str:
    for encoding in ("utf-8", "cp1252"):
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            continue
    return line.decode("latin-1")
