"""Bringing the records of an import into the library: one change, all of it or nothing."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Q

from ..curation.actions import propose
from ..curation.addresses import give_addresses
from ..curation.changes import Change
from ..curation.permissions import Right, may
from ..curation.rows import PlainRow
from ..enums import Status
from ..models import Author, Authorship, ImportRun, Paper, PaperType, WorkInProgress
from .comparing import FILLED, TAKEN, Comparison, authors_of, compare
from .fates import ImportFate, rows_with_fates
from .formats import Name, Reference
from .staging import pieces
from .stems import stem_of

_COLUMNS = (*TAKEN, *FILLED, "authors_incomplete")


class ReferencesApplier:
    """Writes new papers as drafts, revises drafts, and gathers what published ones would need a reviewer for."""

    def __init__(self, run: ImportRun, by: User, change: Change):
        self.run, self.by, self.change = run, by, change
        self.authors: dict[tuple[str, ...], int] = {}
        self.proposed: list[PlainRow] = []
        self.reviews_itself = not settings.REVIEW_REQUIRED and may(by, Right.REVIEW)

    def apply(self) -> WorkInProgress | None:
        """Write everything that was chosen, and return the work that waits for a reviewer, if there is one."""
        for piece in pieces(list(rows_with_fates(self.run).filter(fate=ImportFate.NEW))):
            self._create([Reference.from_json(row.parsed) for row in piece])
        for piece in pieces(list(rows_with_fates(self.run).filter(fate=ImportFate.UPDATE))):
            self._update([(row.matched, Reference.from_json(row.parsed)) for row in piece])
        if not self.proposed:
            return None
        title = f"Import {self.run.pk}: {self.run.file_name}"
        return propose(self.proposed, by=self.by, form="import", title=title, reason=title)

    def _create(self, references: Sequence[Reference]) -> None:
        types = dict(PaperType.objects.values_list("slug", "id"))
        papers = [
            Paper(
                type_id=types[reference.type],
                status=Status.DRAFT,
                **{name: getattr(reference, name) for name in _COLUMNS},
            )
            for reference in references
        ]
        give_addresses(papers, [stem_of(each.authors, each.year, each.title) for each in references])
        created = self.change.create_many(Paper, papers)
        self._find_authors(name for reference in references for name in reference.authors)
        links = []
        for paper, reference in zip(created, references, strict=True):
            links += self._authorships(paper.pk, reference.authors, taken=set(), first=1)
        self.change.create_many(Authorship, links)

    def _update(self, pairs: Sequence[tuple[Any, Reference]]) -> None:
        ids = [paper for paper, _ in pairs]
        papers, authors = Paper.objects.select_for_update().in_bulk(ids), authors_of(ids)
        drafts, fields, links = [], set(), []
        self._find_authors(name for _, reference in pairs for name in reference.authors)
        for pk, reference in pairs:
            paper, mine = papers[pk], authors.get(pk, [])
            comparison = compare(reference, paper, mine)
            taken = {self.authors.get(name.key) or self._author_id(name) for name in mine}
            more = self._authorships(pk, comparison.more_authors, taken=taken, first=len(mine) + 1)
            if paper.status == Status.WITHDRAWN:  # a draft of an import that was undone; the matching saw to that
                comparison.fields |= {"status": ("", Status.DRAFT), "withdrawn_reason": ("", "")}
                paper.status = Status.DRAFT
            if paper.status == Status.DRAFT or self.reviews_itself:
                for name, (_, after) in comparison.fields.items():
                    setattr(paper, name, after)
                    fields.add(name)
                drafts += [paper] if comparison.fields else []
                links += more
            else:
                self._propose(paper, comparison, more)
        self.change.update_many(Paper, drafts, fields)
        self.change.create_many(Authorship, links)

    def _propose(self, paper: Paper, comparison: Comparison, more: list[Authorship]) -> None:
        values = {name: after for name, (_, after) in comparison.fields.items()}
        base = {name: before for name, (before, _) in comparison.fields.items()}
        if values:
            self.proposed.append(PlainRow("paper", paper.pk, values, base))
        for link in more:
            ends = {"paper": paper.pk, "author": link.author_id, "position": link.position}
            self.proposed.append(PlainRow("authorship", f"new-{len(self.proposed) + 1}", ends))

    def _find_authors(self, names: Iterable[Name]) -> None:
        """Find the authors of these names, and make those that are not there."""
        wanted = {name.key: name for name in names if name.key not in self.authors}
        for some in pieces(list(wanted.values()), 300):
            same = Q(family__in={n.family for n in some if n.family}) | Q(
                literal__in={n.literal for n in some if n.literal}
            )
            for pk, *key in Author.objects.filter(same).values_list("pk", "family", "given", "literal"):
                self.authors[tuple(key)] = pk
        new = [
            Author(family=n.family, given=n.given, literal=n.literal)
            for n in wanted.values()
            if n.key not in self.authors
        ]
        for author in self.change.create_many(Author, new):
            self.authors[author.family, author.given, author.literal] = author.pk

    def _author_id(self, name: Name) -> int:
        return Author.objects.values_list("pk", flat=True).get(
            family=name.family, given=name.given, literal=name.literal
        )

    def _authorships(self, paper: int, names: list[Name], *, taken: set[int], first: int) -> list[Authorship]:
        links: list[Authorship] = []
        for name in names:
            author = self.authors[name.key]
            if author not in taken:
                taken.add(author)
                links.append(Authorship(paper_id=paper, author_id=author, position=first + len(links)))
        return links
