"""How a Word briefing looks: A4, a serif for what records say, ink on white, the same in Word and in LibreOffice."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from ...web.translation import translate as _
from .ooxml import write, write_field

SANS, SERIF = "Arial", "Georgia"
INK, QUIET, PETROL = RGBColor(0x0F, 0x22, 0x29), RGBColor(0x46, 0x58, 0x5F), RGBColor(0x0B, 0x55, 0x63)
HAIRLINE = "7D8D93"
SIZES = {"Title": 24, "Heading 1": 17, "Heading 2": 13}
LONGEST_FOOT = 80


def set_looks(document: Document, title: str) -> None:
    """Set page, styles and foot of a document."""
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.2)
    page.top_margin = page.bottom_margin = Cm(2)
    _font(document.styles["Normal"], SANS, 10.5, INK)
    document.styles["Normal"].paragraph_format.space_after = Pt(6)
    for name, size in SIZES.items():
        style = document.styles[name]
        _font(style, SERIF, size, INK)
        style.font.bold = False
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(size), Pt(4)
        style.paragraph_format.keep_with_next = True
        for border in style.element.findall(f".//{qn('w:pBdr')}"):
            border.getparent().remove(border)
    _own(document, "Sure", 11, INK)
    _own(document, "About", 9.5, QUIET)
    _own(document, "TableText", 9, INK).paragraph_format.space_after = Pt(2)
    note = _own(document, "Note", 10.5, INK)
    note.paragraph_format.left_indent = Cm(0.6)
    note.font.italic = True
    for name in ("List Bullet", "List Number"):
        document.styles[name].paragraph_format.space_after = Pt(2)
    linked = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    linked.font.color.rgb, linked.font.underline = PETROL, True
    _foot(page.footer.paragraphs[0], title)


def _own(document: Document, name: str, size: float, colour: RGBColor) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.size, style.font.color.rgb = Pt(size), colour
    return style


def _font(style: ParagraphStyle, name: str, size: float, colour: RGBColor) -> None:
    style.font.name, style.font.size, style.font.color.rgb = name, Pt(size), colour
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), name)


def _foot(paragraph: Paragraph, title: str) -> None:
    write(paragraph, f"{title[:LONGEST_FOOT]}  ·  {_('page')} ")
    write_field(paragraph, "PAGE")
    write(paragraph, f" {_('of')} ")
    write_field(paragraph, "NUMPAGES")
