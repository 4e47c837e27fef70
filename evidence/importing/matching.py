"""What each record of a file of references would do in the library."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..curation.duplicates import Match, Shelf
from ..enums import ImportAction, Status, WorkStage
from ..models import ImportRow, Paper, PaperType, historical_rows
from .comparing import authors_of, compare, describe
from .formats import Name, Reference

WITHDRAWN = Status.WITHDRAWN.value
Authors = dict[int, list[Name]]


@dataclass
class Fate:
    """What would become of a record, and why."""

    action: ImportAction
    matched: int | None = None
    reasons: list[str] = field(default_factory=list)
    differences: list[dict[str, Any]] = field(default_factory=list)


class Matcher:
    """Decides on the records of one file in their order; each is compared with those before it, too."""

    def __init__(self, shelf: Shelf):
        self.shelf = shelf
        self.types = set(PaperType.objects.filter(retired_on=None).values_list("slug", flat=True))
        self.seen_by_readers: set[int] = set()
        self.waiting = _changes_that_wait()
        self.taken: dict[int, int] = {}  # papers that a record of the file is, with that record's number

    def decide(self, first_number: int, references: Sequence[Reference]) -> list[Fate]:
        """Return the fate of each record; the records are numbered on from ``first_number``."""
        matches: list[Match | None] = []
        for number, reference in enumerate(references, start=first_number):
            described = describe(reference, number)
            match = None if reference.refusal else self.shelf.find(described)
            matches.append(match)
            if not reference.refusal and not (match and match.is_sure):
                self.shelf.add(described)
        ids = {match.found.number for match in matches if match and not match.found.in_file}
        papers = Paper.objects.in_bulk(ids)
        authors = authors_of(ids)
        self.seen_by_readers = _ever_published(paper.pk for paper in papers.values() if paper.status == WITHDRAWN)
        fates = []
        for number, (reference, match) in enumerate(zip(references, matches, strict=True), start=first_number):
            fate = self._decide(reference, match, papers, authors)
            if fate.action == ImportAction.UPDATE and fate.matched is not None:
                fate = self._first_of_file(number, fate)
            fate.reasons += reference.remarks
            fates.append(fate)
        return fates

    def _decide(self, reference: Reference, match: Match | None, papers: dict[int, Paper], authors: Authors) -> Fate:
        if reference.refusal:
            return Fate(ImportAction.REFUSED, reasons=[reference.refusal])
        if match is None:
            return self._decide_new(reference)
        if match.found.in_file:
            return Fate(ImportAction.DUPLICATE, reasons=[_within_file(match)])
        paper = papers[match.found.number]
        return self._decide_there(reference, match, paper, authors.get(paper.pk, []))

    def _decide_there(self, reference: Reference, match: Match, paper: Paper, mine: list[Name]) -> Fate:
        if paper.status == WITHDRAWN and paper.pk in self.seen_by_readers:
            why = f"The library has withdrawn “{paper}”: {paper.withdrawn_reason}"
            if match.is_sure:
                return Fate(ImportAction.REFUSED, paper.pk, [why])
            return Fate(ImportAction.DUPLICATE, reasons=[_said(match, paper), why])
        comparison = compare(reference, paper, mine)
        if paper.status == WITHDRAWN:
            comparison.fields["status"] = (WITHDRAWN, Status.DRAFT.value)
        differences = comparison.as_json(mine)
        if not match.is_sure:
            reasons = [_said(match, paper), *_once_withdrawn(paper), *comparison.remarks]
            return Fate(ImportAction.DUPLICATE, paper.pk, reasons, differences)
        if differences and differences == self.waiting.get(paper.pk):
            reasons = [match.reason, "An import has handed in the same change; it waits for a reviewer."]
            return Fate(ImportAction.UNCHANGED, paper.pk, reasons)
        if comparison.is_empty:
            return Fate(ImportAction.UNCHANGED, paper.pk, [match.reason, *comparison.remarks])
        return Fate(ImportAction.UPDATE, paper.pk, [match.reason, *_route(paper), *comparison.remarks], differences)

    def _first_of_file(self, number: int, fate: Fate) -> Fate:
        """Let one record of the file change a paper; a second one is for a person to look at."""
        first = self.taken.setdefault(fate.matched or 0, number)
        if first == number:
            return fate
        reason = f"Record {first} of this file changes the same record of the library."
        return Fate(ImportAction.DUPLICATE, fate.matched, [reason, *fate.reasons], fate.differences)

    def _decide_new(self, reference: Reference) -> Fate:
        if reference.type not in self.types:
            text = f"The vocabulary has no type “{reference.type}”. Load the starting content, or add the type."
            return Fate(ImportAction.REFUSED, reasons=[text])
        return Fate(ImportAction.NEW, reasons=["Nothing in the library is like it."])


def _ever_published(papers: Iterable[int]) -> set[int]:
    """Return the papers that readers have seen; others were drafts of an import that was undone, and may come again."""
    shown = historical_rows(Paper).filter(id__in=list(papers), status=Status.PUBLISHED)
    return set(shown.values_list("id", flat=True))


def _changes_that_wait() -> dict[int, list[dict[str, Any]]]:
    """Return what earlier imports would change in papers that readers see, and nobody has decided yet."""
    waiting = ImportRow.objects.filter(run__work__stage=WorkStage.HANDED_IN, action=ImportAction.UPDATE)
    return {paper: differences for paper, differences in waiting.values_list("matched", "differences") if paper}


def _within_file(match: Match) -> str:
    return f"Record {match.found.number} of this file may be the same. {match.reason}"


def _said(match: Match, paper: Paper) -> str:
    return f"It may be “{paper}”. {match.reason}"


def _route(paper: Paper) -> list[str]:
    if paper.status in {WITHDRAWN, Status.DRAFT}:
        return _once_withdrawn(paper)
    return ["It is not a draft any more, so the change is handed in for a second person to accept."]


def _once_withdrawn(paper: Paper) -> list[str]:
    is_back = "An import that was undone had brought it; it becomes a draft again."
    return [is_back] if paper.status == WITHDRAWN else []


def is_as_shown(row: ImportRow, fate: Fate) -> bool:
    """Return whether a record would still do what was shown."""
    return (row.action, row.matched, row.differences) == (fate.action, fate.matched, fate.differences)
