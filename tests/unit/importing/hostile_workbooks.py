"""Workbooks that mean harm: XML that swells, reaches for files, or unpacks to far more than it seems."""

import io
import zipfile

import openpyxl

SWELLING = "".join(
    f'<!ENTITY e{level} "{f"&e{level - 1};" * 10 if level else "swelling " * 10}">' for level in range(10)
)
ENTITIES = {
    "swelling": f"<!DOCTYPE x [{SWELLING}]>",
    "reaching for a file": '<!DOCTYPE x [<!ENTITY e9 SYSTEM "file:///etc/passwd">]>',
    "reaching for the web": '<!DOCTYPE x [<!ENTITY e9 SYSTEM "http://127.0.0.1:9/">]>',
}
PARTS = ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "[Content_Types].xml")


def workbook(title: str = "A title") -> bytes:
    """Return a workbook with one reference."""
    book = openpyxl.Workbook()
    book.active.append(["Title", "Publication Year"])
    book.active.append([title, 2019])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def with_entity(part: str, entity: str) -> bytes:
    """Return the workbook with an entity in one of its parts, named where a text or an attribute stands."""

    def change(content: bytes) -> bytes:
        text = content.decode()
        start = text.index("?>") + 2 if text.startswith("<?xml") else 0
        body = text[start:].replace("A title", "A title &e9;").replace("</", "&e9;</", 1)
        return (text[:start] + ENTITIES[entity] + body).encode()

    return repacked(lambda name, content: change(content) if name == part else content)


def with_big_part(size: int, *, name: str = "xl/media/more.bin") -> bytes:
    """Return the workbook with a part that is small as it is packed."""
    return repacked(lambda _name, content: content, {name: b"\0" * size})


def that_lies_about_its_size(size: int) -> bytes:
    """Return the workbook with a part that says it is one byte long."""
    content = with_big_part(size)
    return content.replace(size.to_bytes(4, "little"), (1).to_bytes(4, "little"))


def repacked(change, more=None) -> bytes:
    """Return the workbook with its parts changed and others added."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return kept.getvalue()
