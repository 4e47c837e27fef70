"""Real documents, good and bad, as readers hand them over."""

import io
import zipfile

import docx
import pypdf
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject


def word_document(*paragraphs: str, cells: tuple[str, ...] = ()) -> bytes:
    """Return a Word document with paragraphs and, below them, a table of one row."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if cells:
        row = document.add_table(1, len(cells)).rows[0]
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    return _written(document.save)


def pdf(*pages: str, locked_with: str = "") -> bytes:
    """Return a PDF with one line of text on each page; a page without text is like a scan."""
    writer = pypdf.PdfWriter()
    for text in pages:
        page = writer.add_blank_page(595, 842)
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        content = DecodedStreamObject()
        content.set_data(f"BT /F1 12 Tf 40 800 Td ({text}) Tj ET".encode() if text else b"")
        page[NameObject("/Contents")] = writer._add_object(content)
    if locked_with:
        writer.encrypt(locked_with, algorithm="RC4-128")
    return _written(writer.write)


def with_part(document: bytes, name: str, content: bytes) -> bytes:
    """Return a Word document with one part added or replaced, packed tightly."""

    def write(stream: io.BytesIO) -> None:
        with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
            for each in old.namelist():
                if each != name:
                    new.writestr(each, old.read(each))
            new.writestr(name, content)

    return _written(write)


def archive(*names: str) -> bytes:
    """Return a zip archive that is no document."""

    def write(stream: io.BytesIO) -> None:
        with zipfile.ZipFile(stream, "w") as new:
            for name in names:
                new.writestr(name, b"text")

    return _written(write)


def _written(write) -> bytes:
    stream = io.BytesIO()
    write(stream)
    return stream.getvalue()
