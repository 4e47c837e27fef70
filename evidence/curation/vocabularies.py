"""The vocabularies as a curator keeps them: which there are, what uses a term, and what stands where in their trees."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Count, Value

from ..models import (
    Acronym,
    Audience,
    CareModel,
    Factor,
    Link,
    MovedAddress,
    OutcomeDomain,
    PaperType,
    PolicyKind,
    Population,
    ProgrammeKind,
    StudyDesign,
    Theme,
    related_model,
)


@dataclass(frozen=True)
class Vocabulary:
    """One vocabulary: its table, and the facet under which readers search by its terms, where there is one."""

    model: type[Any]
    facet: str = ""

    @property
    def name(self) -> str:
        """Return its name in addresses."""
        return str(self.model._meta.model_name)

    @property
    def label(self) -> str:
        """Return what it is called."""
        return str(self.model._meta.verbose_name_plural)

    @property
    def is_tree(self) -> bool:
        """Whether its terms lie below each other and have definitions and synonyms; acronyms do not."""
        return self.model is not Acronym


VOCABULARIES = {
    one.name: one
    for one in (
        Vocabulary(Theme, "theme"),
        Vocabulary(CareModel, "care_model"),
        Vocabulary(Population, "population"),
        Vocabulary(OutcomeDomain, "domain"),
        Vocabulary(Factor, "factor"),
        Vocabulary(StudyDesign, "study_design"),
        Vocabulary(PaperType, "paper_type"),
        Vocabulary(ProgrammeKind),
        Vocabulary(Audience),
        Vocabulary(PolicyKind),
        Vocabulary(Acronym),
    )
}


@dataclass(frozen=True)
class Use:
    """How many records of a kind name a term, drafts and withdrawn ones included."""

    label: str
    number: int


def count_terms() -> dict[str, tuple[int, int]]:
    """Return, for each vocabulary, how many terms serve and how many are retired, in one query."""
    counted = [
        one.model._default_manager.order_by()
        .values(vocabulary=Value(name))
        .annotate(number=Count("pk"), retired=Count("retired_on"))
        for name, one in VOCABULARIES.items()
    ]
    found = {row["vocabulary"]: (row["number"] - row["retired"], row["retired"]) for row in _union(counted)}
    return {name: found.get(name, (0, 0)) for name in VOCABULARIES}


def uses_of(term: models.Model) -> list[Use]:
    """Return how many records of each kind name a term, in one query; the terms below it are not among them."""
    relations = [
        one for one in term._meta.related_objects if not one.many_to_many and one.related_model is not type(term)
    ]
    counted = [
        relation.related_model._default_manager.filter(**{relation.field.name: term.pk})
        .order_by()
        .values(used_by=Value(_owner_label(relation)))
        .annotate(number=Count("pk"))
        for relation in relations
    ]
    found: dict[str, int] = defaultdict(int)
    for row in _union(counted) if counted else ():
        found[row["used_by"]] += row["number"]
    return [Use(label, number) for label, number in sorted(found.items()) if number]


def _union(counted: list[Any]) -> Iterable[dict[str, Any]]:
    first, *others = counted
    rows: Iterable[dict[str, Any]] = first.union(*others, all=True) if others else first
    return rows


def _owner_label(relation: Any) -> str:
    """Return what uses the term: of a link, the record at its other end."""
    model = relation.related_model
    if not issubclass(model, Link):
        return str(model._meta.verbose_name_plural)
    other = next(name for name in model.needs or _ends(model) if name != relation.field.name)
    return str(related_model(model, other)._meta.verbose_name_plural)


def _ends(model: type[models.Model]) -> list[str]:
    return [field.name for field in model._meta.concrete_fields if field.is_relation]


@dataclass(frozen=True)
class Placed:
    """A term in its tree."""

    term: Any
    depth: int


def in_tree_order(terms: Iterable[Any]) -> list[Placed]:
    """Return terms from A to Z, each followed by those below it; what has lost its parent stands at the top."""
    rows = sorted(terms, key=lambda term: str(term).casefold())
    known = {term.pk for term in rows}
    below: dict[int | None, list[Any]] = defaultdict(list)
    for term in rows:
        parent = getattr(term, "parent_id", None)
        below[parent if parent in known else None].append(term)
    placed: list[Placed] = []
    waiting = [(term, 0) for term in reversed(below[None])]
    while waiting:
        term, depth = waiting.pop()
        placed.append(Placed(term, depth))
        waiting += [(child, depth + 1) for child in reversed(below[term.pk])]
    return placed


def chain_above(term: Any) -> list[Any]:
    """Return what lies above a term, nearest first."""
    found: list[Any] = []
    while term.parent is not None and term.parent not in found:
        term = term.parent
        found.append(term)
    return found


def same_words(model: type[models.Model], text: str, *, but: int | None = None) -> Any:
    """Return a term that has this label or synonym already, whatever its capitals; None where there is none."""
    wanted = " ".join(text.split()).casefold()
    for term in model._default_manager.exclude(pk=but).order_by("pk"):
        names = [str(term), *getattr(term, "synonyms", "").splitlines()]
        if wanted in {" ".join(name.split()).casefold() for name in names}:
            return term
    return None


def merged_into(term: models.Model) -> Any:
    """Return the term into which this one was merged; None where it was not."""
    model = type(term)
    moved = MovedAddress.objects.filter(kind=model._meta.model_name, slug=getattr(term, "slug", ""))
    return model._default_manager.filter(pk__in=moved.values("record_id")).first()
