"""The rows that an evaluation would add, for a reviewer to accept: all of them as one change."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils.text import slugify

from ...curation.rows import PlainRow
from ...importing.sheets.evidence import SECOND_HAND
from ...importing.sheets.parts import match_study_design
from ...importing.stems import stem_of
from ...models import Author, StudyDesign
from .evaluation import Evaluation
from .parts import InitiativePart, LessonPart, OutcomePart

NEW_PAPER = "new-paper"
_COLUMNS = ("title", "authors_incomplete", "year", "container_title", "volume", "issue", "pages", "publisher")
_MORE = ("doi", "pmid", "pmcid", "isbn", "url", "study_design", "summary", "note")


def rows_of(evaluation: Evaluation) -> list[PlainRow]:
    """Return the rows of an evaluation in which nothing is wrong or missing."""
    return _Writer(evaluation).rows()


class _Writer:
    def __init__(self, evaluation: Evaluation):
        self.evaluation, self.options = evaluation, evaluation.options
        self.cleaned = evaluation.paper.cleaned_data
        existing = evaluation.existing_paper
        self.paper: int | str = existing.pk if existing else NEW_PAPER
        self.checked = {
            "verification": self.cleaned["verification"],
            "source_url": evaluation.paper.source_address() if self.cleaned["verification"] == "seen" else "",
        }
        self.programme = self._number("programmes", self.cleaned["programme"])
        self.initiatives = {part.typed["key"]: self._initiative_key(part) for part in evaluation.initiatives}
        self.design_of = match_study_design()
        self.designs = dict(StudyDesign.objects.values_list("slug", "pk"))

    def rows(self) -> list[PlainRow]:
        """Return everything, what others refer to first."""
        new = isinstance(self.paper, str)
        return [
            *(self._paper() if new else []),
            *self._initiatives(),
            *self._about(is_new=new),
            *(row for part in self.evaluation.lessons for row in self._lesson(part)),
            *(self._outcome(part) for part in self.evaluation.outcomes),
        ]

    def _number(self, kind: str, slug: str) -> int | None:
        choice = getattr(self.options, kind).by_value.get(slug)
        return choice.number if choice else None

    def _initiative_key(self, part: InitiativePart) -> int | str:
        return part.found.number if part.found else f"new-initiative-{part.typed['key']}"

    def _paper(self) -> Iterable[PlainRow]:
        cleaned = self.cleaned
        yield PlainRow(
            "paper",
            NEW_PAPER,
            {
                "slug": slugify(stem_of(cleaned["authors"], cleaned["year"], cleaned["title"])),
                "type": self._number("types", cleaned["type"]),
                "design": self.designs.get(self.design_of(cleaned["study_design"])),
                **{name: cleaned[name] for name in (*_COLUMNS, *_MORE)},
                **self.checked,
            },
        )
        known = self._known_authors()
        for position, name in enumerate(cleaned["authors"], start=1):
            key: int | str | None = known.get(name.key)
            if key is None:
                key = f"new-author-{position}"
                yield PlainRow("author", key, {"family": name.family, "given": name.given, "literal": name.literal})
            yield PlainRow(
                "authorship", f"new-authorship-{position}", {"paper": NEW_PAPER, "author": key, "position": position}
            )

    def _known_authors(self) -> dict[tuple[str, ...], int]:
        names = self.cleaned["authors"]
        same = Q(family__in={n.family for n in names if n.family}) | Q(
            literal__in={n.literal for n in names if n.literal}
        )
        rows = Author.objects.filter(same).values_list("pk", "family", "given", "literal")
        return {tuple(key): pk for pk, *key in rows}

    def _initiatives(self) -> Iterable[PlainRow]:
        for part in self.evaluation.initiatives:
            if part.found is None:
                cleaned = part.cleaned_data
                names = ("name", "nation", "start_year", "end_year", "place_as_written")
                values = {name: cleaned[name] for name in names}
                programme = self._number("programmes", cleaned["programme"])
                key = self._initiative_key(part)
                values |= {"slug": slugify(cleaned["name"]), "programme": programme, **self.checked}
                yield PlainRow("initiative", key, values)

    def _about(self, *, is_new: bool) -> Iterable[PlainRow]:
        """What the paper is about; of a paper that is there already, only what it does not say yet."""
        paper = self.evaluation.existing_paper
        there = set() if is_new or not paper else set(paper.initiative_links.values_list("initiative", flat=True))
        said = set() if is_new or not paper else set(paper.programme_links.values_list("programme", flat=True))
        for number, key in enumerate(dict.fromkeys(self.initiatives.values()), start=1):
            if key not in there:
                yield PlainRow("paperinitiative", f"new-about-{number}", {"paper": self.paper, "initiative": key})
        if self.programme and self.programme not in said:
            yield PlainRow("paperprogramme", "new-about-programme", {"paper": self.paper, "programme": self.programme})

    def _subject(self, about: str) -> dict[str, Any]:
        """Return the initiative or the programme that a row is about, or neither."""
        if about == "programme":
            return {"programme": self.programme}
        return {"initiative": self.initiatives[about]} if about in self.initiatives else {}

    def _lesson(self, part: LessonPart) -> Iterable[PlainRow]:
        cleaned, name = part.cleaned_data, f"new-lesson-{part.typed['key']}"
        lesson: int | str = name
        if part.is_linked:
            lesson = self.evaluation.linked[cleaned["lesson"]].pk
        else:
            values = {field: cleaned[field] for field in ("statement", "explanation", "kind", "level")}
            verification = self.checked["verification"]
            slug = slugify(cleaned["statement"])
            yield PlainRow("lesson", name, {**values, "slug": slug, "verification": verification})
            for number, theme in enumerate(part.themes(), start=1):
                yield PlainRow("lessontheme", f"{name}-theme-{number}", {"lesson": name, "theme": theme.number})
        yield PlainRow(
            "lessonevidence",
            f"new-evidence-{part.typed['key']}",
            {
                "lesson": lesson,
                "paper": self.paper,
                **{field: cleaned[field] for field in ("stance", "locator", "note")},
                "is_second_hand": bool(SECOND_HAND.match(cleaned["locator"])),
                **self._subject(cleaned["about"]),
                **self.checked,
            },
        )

    def _outcome(self, part: OutcomePart) -> PlainRow:
        cleaned = part.cleaned_data
        names = ("measure", "was_aim", "conclusion", "effect", "interval_low", "interval_high", "comparator")
        values = {name: cleaned[name] for name in (*names, "timeframe", "locator")}
        values |= {
            "slug": slugify(f"{self._stem()} {cleaned['measure']}"),
            "paper": self.paper,
            "domain": self._number("domains", cleaned["domain"]),
            "study_design": self.cleaned["study_design"],
            "design": self.designs.get(self.design_of(self.cleaned["study_design"])),
        }
        key = f"new-outcome-{part.typed['key']}"
        return PlainRow("outcome", key, values | part.figures() | self._subject(cleaned["about"]) | self.checked)

    def _stem(self) -> str:
        existing = self.evaluation.existing_paper
        if existing:
            return existing.slug
        return stem_of(self.cleaned["authors"], self.cleaned["year"], "")
