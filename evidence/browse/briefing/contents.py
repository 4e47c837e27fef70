"""What a briefing says, loaded in a fixed number of queries; the page and the Word document both show exactly this."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.translation import ngettext

from ...models import Initiative, Paper, Place, visible_rows
from ...models.bases import address
from ...search import KINDS
from ...web.translation import label_in
from ...web.translation import translate as _
from ..citations import Authors
from ..kept import gathered
from ..outcome_rows import OutcomeRow, outcome_rows, outcomes
from ..searches import SearchMade, searches_made
from ..words import span
from .lessons import LessonPart, confidence_of, evidence_of, lesson_part
from .references import NumberedReference, Numbers, Run, papers_of, references_of, runs_of
from .state import READ_IN_ORDER, Briefing, Key

Row = Any  # a named tuple of the columns below; of papers, the paper that references need anyway


class Part(NamedTuple):
    """One record of a briefing: what it is called, what is said of it, and the reader's note."""

    key: Key
    title: str
    url: str
    about: str = ""
    text: str = ""
    note: str = ""
    runs: Sequence[Run] = ()
    is_unchecked: bool = False
    lesson: LessonPart | None = None
    outcome: OutcomeRow | None = None


class Section(NamedTuple):
    """The records of one kind."""

    kind: str
    heading: str
    parts: list[Part]


@dataclass(frozen=True)
class Contents:
    """Everything that a briefing shows, in reading order."""

    title: str = ""
    introduction: str = ""
    sections: list[Section] = field(default_factory=list)
    references: list[NumberedReference] = field(default_factory=list)
    searches: list[SearchMade] = field(default_factory=list)
    gone: tuple[Key, ...] = ()
    made: date = field(default_factory=timezone.localdate)

    @property
    def records(self) -> int:
        """Number of records that are shown."""
        return sum(len(section.parts) for section in self.sections)

    @property
    def gone_in_words(self) -> str:
        """How many records were left out because the library does not show them, or ""."""
        if not self.gone:
            return ""
        count = len(self.gone)
        sentence = ngettext(
            "%(n)s record that was collected is not in the library, or no longer, and was left out.",
            "%(n)s records that were collected are not in the library, or no longer, and were left out.",
            count,
        )
        return sentence % {"n": count}

    @property
    def what_sure_means(self) -> str:
        """What is said of how sure the library is of lessons, and what that does not mean; "" without a lesson."""
        if not any(section.kind == "lesson" for section in self.sections):
            return ""
        return _(
            "How sure the library is follows from counting independent studies for and against a lesson. It says"
            " nothing of how good the studies are, nor whether a scheme will work elsewhere; confidence is judged by"
            " people."
        )


class Measured(NamedTuple):
    """What a briefing needs of an outcome besides its row of the table."""

    measure: str
    verification: str


COLUMNS: dict[str, tuple[str, ...]] = {
    "lesson": ("statement", "kind", "explanation"),
    "initiative": (
        *("name", "place_as_written", "nation", "start_year", "end_year", "summary"),
        *("programme__name", "programme__status"),
    ),
    "programme": ("name", "country", "start_year", "end_year", "aims_summary", "kind__label"),
    "policy": ("title", "year", "jurisdiction", "summary", "kind__label", "paper_id"),
    "theme": ("label", "definition"),
    "place": ("name", "kind", "nation"),
}


def contents_of(briefing: Briefing) -> Contents:
    """Return what a briefing shows; records that readers may not see are left out and named as gone.

    What the library says of the records is kept until it changes; what the reader wrote never is.
    """
    bare = Briefing(records=briefing.records, searches=briefing.searches)
    page = ("briefing", bare.records, bare.searches)
    kept: Contents = gathered(page, lambda: {"contents": _gather(bare)})["contents"]
    sections = [section._replace(parts=_with_notes(section.parts, briefing)) for section in kept.sections]
    return replace(kept, title=briefing.title, introduction=briefing.introduction, sections=sections)


def _with_notes(parts: list[Part], briefing: Briefing) -> list[Part]:
    return [part._replace(note=briefing.notes.get(part.key, "")) for part in parts]


def _gather(briefing: Briefing) -> Contents:
    slugs = {kind: [key.slug for key in briefing.records if key.kind == kind] for kind in READ_IN_ORDER}
    rows = {kind: _rows(kind, slugs[kind]) for kind in COLUMNS}
    lessons = [row.pk for row in rows["lesson"].values()]
    evidence, confidence = evidence_of(lessons), confidence_of(lessons)
    measured = {row["slug"]: row for row in outcomes().filter(slug__in=slugs["outcome"])}
    rows["outcome"] = {slug: Measured(row["measure"], row["verification"]) for slug, row in measured.items()}
    named = {paper for pieces in evidence.values() for paper in pieces.cited}
    named |= {row["paper_id"] for row in measured.values()}
    named |= {row.paper_id for row in rows["policy"].values() if row.paper_id}
    papers = papers_of(named, slugs["paper"])
    rows["paper"] = {paper.slug: paper for paper in papers.values() if paper.slug in slugs["paper"]}
    shown = [key for key in briefing.records if key.slug in rows[key.kind]]
    numbers = Numbers(papers)
    nobody: Authors = {}
    tabled = {slug: outcome_rows([row], nobody)[0] for slug, row in measured.items()}

    def part(key: Key) -> Part:
        row = rows[key.kind][key.slug]
        about, text, cited = DESCRIBED[key.kind](row)
        said = lesson_part(evidence[row.pk], confidence[row.pk], numbers) if key.kind == "lesson" else None
        if key.kind == "outcome":
            cited = measured[key.slug]["paper_id"]
        return Part(
            key,
            getattr(row, KINDS[key.kind].model.title_field),
            address(KINDS[key.kind].model, key.slug),
            about,
            text,
            runs=runs_of(numbers.of(cited)),
            is_unchecked=row.verification == "recalled",
            lesson=said,
            outcome=tabled.get(key.slug) if key.kind == "outcome" else None,
        )

    sections = [
        Section(kind, _heading(kind), [part(key) for key in shown if key.kind == kind])
        for kind in READ_IN_ORDER
        if rows[kind]
    ]
    return Contents(
        sections=sections,
        references=references_of(numbers, papers),
        searches=searches_made(briefing.searches),
        gone=tuple(key for key in briefing.records if key not in shown),
    )


def _rows(kind: str, slugs: list[str]) -> dict[str, Row]:
    found = visible_rows(KINDS[kind].model).filter(slug__in=slugs).order_by()
    return {row.slug: row for row in found.values_list("pk", "slug", "verification", *COLUMNS[kind], named=True)}


def _heading(kind: str) -> str:
    if kind == "lesson":
        return _("What was learned")
    if kind == "outcome":
        return _("What was measured")
    return str(KINDS[kind].plural)


Described = tuple[str, str, int | None]


def _lesson(row: Row) -> Described:
    return "", row.explanation, None


def _outcome(row: Row) -> Described:
    return "", "", None


def _initiative(row: Row) -> Described:
    programme = row.programme__name if row.programme__status == "published" else ""
    nation = label_in(Initiative, "nation", row.nation)
    return _line(programme, row.place_as_written, nation, span(row.start_year, row.end_year)), row.summary, None


def _programme(row: Row) -> Described:
    return _line(row.kind__label, row.country, span(row.start_year, row.end_year)), row.aims_summary, None


def _policy(row: Row) -> Described:
    year = str(row.year or _("year not reported"))
    return _line(row.kind__label, row.jurisdiction, year), row.summary, row.paper_id


def _theme(row: Row) -> Described:
    return "", row.definition, None


def _place(row: Row) -> Described:
    return _line(label_in(Place, "kind", row.kind), label_in(Place, "nation", row.nation)), "", None


def _paper(row: Row) -> Described:
    notice = label_in(Paper, "editorial_status", row.editorial_status)
    return _line(notice, row.study_design), row.summary, row.pk


def _line(*parts: str) -> str:
    """Return what is known of a record as one line, its first letter a capital."""
    line = "; ".join(part for part in parts if part)
    return f"{line[:1].upper()}{line[1:]}"


DESCRIBED = {
    "lesson": _lesson,
    "outcome": _outcome,
    "initiative": _initiative,
    "programme": _programme,
    "policy": _policy,
    "theme": _theme,
    "place": _place,
    "paper": _paper,
}
