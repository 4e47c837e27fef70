"""The parts of a Word document that python-docx has no call for: links, bookmarks, page numbers, heads of tables."""

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from .texts import runs_right_to_left, tidy_line

# What the starting document of python-docx says of the machine and the year it was made on.
LEFT_OVERS = ("/extended-properties", "/metadata/thumbnail")


def element(tag: str, /, **attributes: str) -> BaseOxmlElement:
    """Return an element such as w:tblHeader with its attributes."""
    made = OxmlElement(tag)
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made


def add(document: Document, style: str = "") -> Paragraph:
    """Add a paragraph by the id of its style; python-docx itself looks through all styles for each name."""
    paragraph = document.add_paragraph()
    return restyle(paragraph, style) if style else paragraph


def restyle(paragraph: Paragraph, style: str) -> Paragraph:
    """Give a paragraph another style, by its id."""
    paragraph._p.style = style  # noqa: SLF001 - as in `write`
    return paragraph


def write(paragraph: Paragraph, text: str, *, bold: bool = False, italic: bool = False) -> Run:
    """Add words to a paragraph; whatever Word cannot hold is left out, and the direction of the script is kept."""
    run = paragraph.add_run(_with_ends(text))
    run.bold, run.italic = bold or None, italic or None
    if runs_right_to_left(text):
        run._r.get_or_add_rPr().append(element("w:rtl"))  # noqa: SLF001 - the only way to the element
    return run


def turn(paragraph: Paragraph) -> None:
    """Let a paragraph run from right to left."""
    paragraph._p.get_or_add_pPr().append(element("w:bidi"))  # noqa: SLF001


def _with_ends(text: str) -> str:
    """Return a text as one line, with a space where it began or ended with one."""
    line = tidy_line(text)
    return f"{' ' * text.startswith(' ')}{line}{' ' * (text.endswith(' ') and bool(line))}"


def link(paragraph: Paragraph, text: str, address: str) -> None:
    """Add a link to an address on the web."""
    related = paragraph.part.relate_to(tidy_line(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    held = OxmlElement("w:hyperlink")
    held.set(qn("r:id"), related)
    _hold(paragraph, held, text)


def link_to_bookmark(paragraph: Paragraph, text: str, name: str) -> None:
    """Add a link to a bookmark of the same document."""
    _hold(paragraph, element("w:hyperlink", anchor=name), text)


def _hold(paragraph: Paragraph, held: BaseOxmlElement, text: str) -> None:
    run = write(paragraph, text)
    run._r.style = "Hyperlink"  # noqa: SLF001
    paragraph._p.append(held)  # noqa: SLF001
    held.append(run._r)  # noqa: SLF001


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Make a paragraph the target of links."""
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, element("w:bookmarkStart", id=str(number), name=name))  # noqa: SLF001
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))  # noqa: SLF001


def write_field(paragraph: Paragraph, code: str) -> None:
    """Add what Word works out itself, such as PAGE."""
    run = paragraph.add_run()
    for part in (
        element("w:fldChar", fldCharType="begin"),
        _instruction(code),
        element("w:fldChar", fldCharType="end"),
    ):
        run._r.append(part)  # noqa: SLF001


def _instruction(code: str) -> BaseOxmlElement:
    made = OxmlElement("w:instrText")
    made.text = f" {code} "
    return made


def make_head(row: _Row) -> None:
    """Make a row the head of its table, which is read out with each cell and stands again on each page."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))  # noqa: SLF001


def keep_whole(row: _Row) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))  # noqa: SLF001


def rule(table: Table, colour: str) -> None:
    """Draw hairlines between the rows of a table and at its top and bottom."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(element(f"w:{side}", val="single", sz="4", space="0", color=colour))
    look = table._tbl.tblPr.find(qn("w:tblLook"))  # noqa: SLF001
    look.addprevious(borders)  # Word reads the parts of a table in one order only


def set_language(document: Document, language: str) -> None:
    """Say in which language the whole document is written."""
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), language)
    for found in document.settings.element.iter(qn("w:themeFontLang")):
        found.set(qn("w:val"), language)


def forget_origin(document: Document) -> None:
    """Take out what the starting document says of the program and machine that made it."""
    relations = document.part.package.rels
    for name in [name for name, related in relations.items() if related.reltype.endswith(LEFT_OVERS)]:
        del relations[name]
