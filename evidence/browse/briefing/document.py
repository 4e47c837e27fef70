"""A briefing as a Word document: real headings, tables with heads, links, numbered references, page numbers."""

from collections.abc import Sequence
from io import BytesIO

from django.conf import settings
from django.utils import timezone
from django.utils.translation import ngettext
from docx import Document
from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph

from ...enums import Conclusion
from ...web.templates import day
from ...web.translation import translate as _
from ..version import library_version
from .contents import Contents, Part, Section
from .lessons import LessonPart
from .looks import HAIRLINE, set_looks
from .ooxml import (
    add,
    bookmark,
    forget_origin,
    keep_whole,
    link,
    link_to_bookmark,
    make_head,
    restyle,
    rule,
    set_language,
    turn,
    write,
)
from .references import NumberedReference, Run
from .texts import runs_right_to_left

SHAPES = {
    Conclusion.IMPROVED: "▲",
    Conclusion.WORSENED: "▼",
    Conclusion.NO_CLEAR_CHANGE: "▬",
    Conclusion.MIXED: "◄►",
}
LANGUAGE = "en-GB"


def write_document(contents: Contents, address: str) -> bytes:
    """Return a briefing as the bytes of a .docx file; ``address`` is where it stands on the web."""
    document = Document()
    forget_origin(document)
    set_language(document, LANGUAGE)
    title = contents.title or _("Briefing")
    set_looks(document, title)
    _describe(document, title)
    write(add(document, "Title"), title)
    _paragraphs(document, contents.introduction)
    for section in contents.sections:
        write(add(document, "Heading1"), section.heading)
        if section.kind == "outcome":
            _outcomes(document, section)
        else:
            for part in section.parts:
                _part(document, part)
    if contents.references:
        write(add(document, "Heading1"), _("References"))
        for reference in contents.references:
            _reference(document, reference)
    _how_made(document, contents, address)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _describe(document: WordDocument, title: str) -> None:
    about = document.core_properties
    now = timezone.now().replace(tzinfo=None, microsecond=0)
    about.title, about.author, about.last_modified_by = title[:255], settings.SITE_NAME, settings.SITE_NAME
    about.subject, about.language, about.comments, about.keywords = _("Briefing"), LANGUAGE, "", ""
    about.created = about.modified = now
    about.revision = 1


def _part(document: WordDocument, part: Part) -> None:
    link(add(document, "Heading2"), part.title, _full(part.url))
    if part.lesson:
        _how_sure(document, part.lesson)
    if part.about or part.is_unchecked:
        write(add(document, "About"), "; ".join(text for text in (part.about, _unchecked(part)) if text))
    if part.text or part.runs:
        paragraph = add(document)
        write(paragraph, f"{part.text} " if part.text else "")
        _cite(paragraph, part.runs)
    _note(document, part)


def _how_sure(document: WordDocument, lesson: LessonPart) -> None:
    paragraph = add(document, "Sure")
    write(paragraph, lesson.sure, bold=True)
    write(paragraph, "".join(f" {text}" for text in (lesson.sentence, lesson.reported, lesson.confidence) if text))
    for cited in lesson.cited:
        paragraph = add(document, "ListBullet")
        write(paragraph, f"{cited.heading} ")
        _cite(paragraph, cited.runs)
        if cited.others:
            more = ngettext(" and %(n)s other paper", " and %(n)s other papers", cited.others) % {"n": cited.others}
            write(paragraph, more)


def _outcomes(document: WordDocument, section: Section) -> None:
    heads = (_("Measure"), _("Authors’ conclusion"), _("Effect (95% interval)"), _("Design"), _("Where"), _("Source"))
    table = document.add_table(rows=1, cols=len(heads))
    rule(table, HAIRLINE)
    make_head(table.rows[0])
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        write(restyle(cell.paragraphs[0], "TableText"), head, bold=True)
    for part in section.parts:
        row = table.add_row()
        keep_whole(row)
        _outcome([restyle(cell.paragraphs[0], "TableText") for cell in row.cells], part)
    noted = [part for part in section.parts if part.note]
    for part in noted:
        paragraph = add(document, "Note")
        write(paragraph, f"{part.title[:1].upper()}{part.title[1:]}: ", bold=True)
        _lines(paragraph, part.note)


def _outcome(cells: Sequence[Paragraph], part: Part) -> None:
    row = part.outcome
    if row is None:
        return
    unknown = _("not reported")
    link(cells[0], f"{row.measure[:1].upper()}{row.measure[1:]}", _full(row.url))
    if part.is_unchecked:
        write(cells[0], f" ({_unchecked(part)})")
    shape = SHAPES.get(Conclusion(row.conclusion)) if row.conclusion else ""
    write(cells[1], f"{shape} {row.conclusion_label}" if row.conclusion else unknown)
    write(
        cells[2],
        " ".join(text for text in (row.effect, f"({row.interval})" if row.interval else "") if text) or unknown,
    )
    write(cells[3], row.design or unknown)
    if row.where:
        link(cells[4], row.where, _full(row.where_url))
    else:
        write(cells[4], _("no single programme"))
    _cite(cells[5], part.runs)


def _cite(paragraph: Paragraph, runs: Sequence[Run]) -> None:
    """Add numbers of references in brackets, each run of them a link to its first."""
    if not runs:
        return
    write(paragraph, "[")
    for at, run in enumerate(runs):
        if at:
            write(paragraph, ", ")
        link_to_bookmark(paragraph, run.words, f"reference_{run.first}")
    write(paragraph, "]")


def _reference(document: WordDocument, reference: NumberedReference) -> None:
    paragraph = add(document, "ListNumber")
    write(paragraph, f"{reference.text} ")
    if reference.web.startswith(("http://", "https://")):
        link(paragraph, _("At its publisher"), reference.web)
        write(paragraph, "; ")
    link(paragraph, _("in the library"), _full(reference.url))
    bookmark(paragraph, f"reference_{reference.number}", reference.number)


def _note(document: WordDocument, part: Part) -> None:
    if part.note:
        paragraph = add(document, "Note")
        write(paragraph, f"{_('Note:')} ", bold=True)
        _lines(paragraph, part.note)


def _paragraphs(document: WordDocument, text: str) -> None:
    for paragraph in text.split("\n\n") if text else ():
        _lines(add(document), paragraph)


def _lines(paragraph: Paragraph, text: str) -> None:
    """Add what a reader typed, line by line."""
    if runs_right_to_left(text):
        turn(paragraph)
    for at, line in enumerate(text.split("\n")):
        run = write(paragraph, line)
        if at < text.count("\n"):
            run.add_break()


def _how_made(document: WordDocument, contents: Contents, address: str) -> None:
    write(add(document, "Heading1"), _("How this briefing was made"))
    paragraph = add(document)
    words = {
        "library": settings.SITE_NAME,
        "day": day(contents.made),
        "version": library_version() or _("not reported"),
    }
    write(paragraph, _("From the %(library)s on %(day)s; library version of %(version)s. ") % words)
    link(paragraph, _("Open it on the web"), address)
    write(paragraph, ".")
    if contents.gone:
        write(add(document), contents.gone_in_words)
    if contents.searches:
        write(add(document), _("The searches that its records came from, and what each finds now:"))
    for made in contents.searches:
        paragraph = add(document, "ListBullet")
        link(paragraph, made.words, _full(made.url))
        if made.total is not None:
            found = ngettext(": %(n)s record", ": %(n)s records", made.total) % {"n": f"{made.total:,}"}
            write(paragraph, found)
    if contents.what_sure_means:
        write(add(document, "About"), contents.what_sure_means)


def _unchecked(part: Part) -> str:
    return _("recalled, unchecked") if part.is_unchecked else ""


def _full(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
