"""An evaluation as it stands in the form: its parts, what the library has of it already, and what is wrong with it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from ...enums import Status
from ...models import Lesson, Paper
from .fields import Part
from .options import Options
from .parts import InitiativePart, LessonPart, OutcomePart, PaperPart
from .sources import Source, sources_there, subject_name
from .typed import next_key

SPARE = {"initiatives": 2, "lessons": 2, "outcomes": 6}
LEAST_SPARE = {"initiatives": 1, "lessons": 2, "outcomes": 2}
IDENTIFIERS = ("doi", "pmid", "pmcid", "isbn")
NOT_THE_SAME = "no"


class Evaluation:
    """The forms of what was typed, each with what is wrong; ``spare`` rows stand empty below those begun."""

    def __init__(self, typed: Mapping[str, Any], options: Options, more: str = ""):
        self.typed, self.options, self.more = typed, options, more
        self.paper = PaperPart(typed["paper"], options)
        self.initiatives = [InitiativePart(row, options) for row in typed["initiatives"]]
        self.about = self._what_rows_may_be_about()
        self.lessons = [LessonPart(row, options, self.about) for row in typed["lessons"]]
        self.outcomes = [OutcomePart(row, options, self.about) for row in typed["outcomes"]]
        self._number_rows()
        for part in self.parts:
            part.full_clean()
        self._check_across()

    @property
    def parts(self) -> list[Part]:
        """All forms, in the order of the page."""
        return [self.paper, *self.initiatives, *self.lessons, *self.outcomes]

    def _number_rows(self) -> None:
        rows: tuple[tuple[str, Sequence[Part]], ...] = (
            (_("Initiative %(number)s"), self.initiatives),
            (_("Lesson %(number)s"), self.lessons),
            (_("Outcome %(number)s"), self.outcomes),
        )
        for words, parts in rows:
            for number, part in enumerate(parts, start=1):
                part.place = words % {"number": number}

    def faults(self) -> list[tuple[str, str]]:
        """Return what is wrong, by the id of the field."""
        return [problem for part in self.parts for problem in part.problems(required=False)]

    def missing(self) -> list[tuple[str, str]]:
        """Return what cannot be left out, by the id of the field."""
        return [problem for part in self.parts for problem in part.problems(required=True)]

    def _what_rows_may_be_about(self) -> list[tuple[str, str]]:
        named = [(part.typed["key"], part.label) for part in self.initiatives]
        programme = self.options.programmes.by_value.get(self.paper.value("programme"))
        return [*named, *([("programme", programme.label)] if programme else [])]

    # The library's own

    @cached_property
    def _papers_alike(self) -> list[Paper]:
        cleaned = self.paper.cleaned_data
        alike = Q(slug=self.paper.value("same"))
        for name in IDENTIFIERS:
            if value := cleaned.get(name):
                alike |= Q(**{name: value})
        if title := cleaned.get("title"):
            alike |= Q(title__iexact=title)
        return list(Paper.objects.filter(alike).order_by("pk"))

    @cached_property
    def existing_paper(self) -> Paper | None:
        """The paper of the library that this is: the same identifier, or the curator has said so."""
        cleaned = self.paper.cleaned_data
        for paper in self._papers_alike:
            if paper.slug == self.paper.value("same"):
                return paper
            if any(cleaned.get(name) and cleaned[name] == getattr(paper, name) for name in IDENTIFIERS):
                return paper
        return None

    @property
    def title(self) -> str:
        """The title of the paper, by which the work is known."""
        return self.existing_paper.title if self.existing_paper else self.paper.value("title").strip()

    @cached_property
    def paper_alike(self) -> Paper | None:
        """A paper of the library with the same title, where nobody has said yet whether it is this one."""
        if self.existing_paper or self.paper.value("same") == NOT_THE_SAME:
            return None
        return next((paper for paper in self._papers_alike if paper.status != Status.WITHDRAWN), None)

    @cached_property
    def linked(self) -> dict[str, Lesson]:
        """The lessons of the library that rows name, by slug."""
        return {lesson.slug: lesson for lesson in self._lessons_there}

    @cached_property
    def _lessons_there(self) -> list[Lesson]:
        slugs = [part.value("lesson") for part in self.lessons if part.is_linked]
        statements = [part.value("statement").strip() for part in self.lessons if not part.is_linked]
        if not slugs and not statements:
            return []
        return list(Lesson.objects.visible().filter(Q(slug__in=slugs) | Q(statement__in=statements)))

    # What only shows across parts

    def _check_across(self) -> None:
        paper = self.existing_paper
        if paper and paper.status == Status.WITHDRAWN:
            self.paper.add_error("title", _("The library has withdrawn this paper: %s") % paper.withdrawn_reason)
        if paper:
            self.paper.forgive("title", "type")  # what is not said here, the library knows
        names: set[str] = set()
        for part in self.initiatives:
            if part.label.casefold() in names:
                part.add_error("name", _("This initiative stands above already."))
            names.add(part.label.casefold())
        self._check_lessons()

    def _check_lessons(self) -> None:
        twins = {lesson.statement.casefold() for lesson in self._lessons_there}
        there = sources_there(self.existing_paper, self.linked.values())
        entered: list[Source] = []
        stated: set[str] = set()
        for part in self.lessons:
            if part.is_linked and part.value("lesson") not in self.linked:
                part.add_error(
                    "stance", _("This lesson is not public any more. Choose another, or write it as a new one.")
                )
            elif part.is_linked:
                slug = part.value("lesson")
                part.sources = [str(source) for source in there if source.lesson == slug and not source.is_withdrawn]
                entered.append(self._check_linked(part, [*there, *entered]))
            else:
                self._check_new(part, twins, stated)

    def _check_linked(self, part: LessonPart, before: list[Source]) -> Source:
        """Return what a row would link; refuse it where the library, or a row above, says the same."""
        cleaned = part.cleaned_data
        subject = self._subject_name(cleaned.get("about", ""))
        mine = Source(part.value("lesson"), cleaned.get("stance", ""), subject, cleaned.get("locator", ""))
        if twin := next((source for source in before if source.is_twin_of(mine)), None):
            part.add_error("locator", twin.refusal)
        return mine

    def _subject_name(self, about: str) -> str:
        if about == "programme":
            programme = self.options.programmes.by_value.get(self.paper.value("programme"))
            return subject_name(None, programme.number if programme else None)
        part = next((part for part in self.initiatives if part.typed["key"] == about), None)
        return subject_name(part.found.number if part.found else part.label.casefold(), None) if part else ""

    @staticmethod
    def _check_new(part: LessonPart, twins: set[str], stated: set[str]) -> None:
        statement = part.value("statement").strip().casefold()
        if statement in twins:
            part.add_error("statement", _("The library has this very lesson. Link the paper to it instead."))
        elif statement and statement in stated:
            part.add_error("statement", _("This lesson stands above already."))
        stated.add(statement)

    # Empty rows to type into

    def spare(self, part: str) -> range:
        """Return the keys of the empty rows below those that have been begun."""
        begun = len(self.typed[part])
        number = max(SPARE[part] - begun, LEAST_SPARE[part]) + (SPARE[part] if part == self.more else 0)
        first = next_key(self.typed, part)
        return range(first, first + number)

    def spare_parts(self, part: str) -> list[Part]:
        """Return the empty rows as forms."""
        rows = [{"key": str(key)} for key in self.spare(part)]
        if part == "initiatives":
            forms: list[Part] = [InitiativePart(row, self.options) for row in rows]
        else:
            kind = LessonPart if part == "lessons" else OutcomePart
            forms = [kind(row, self.options, self.about) for row in rows]
        for form in forms:
            form.is_spare = True
        return forms
