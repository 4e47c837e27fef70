"""What a step on the vocabulary desk would do: fields that change, who finds what by the term now, what names it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ..curation.actions.vocabulary import joined_synonyms
from ..curation.vocabularies import Vocabulary, uses_of
from ..search import IndexMissing, count_within, current_snapshot
from .access import CuratorRequest

WORDS = ("label", "meaning", "definition", "synonyms", "source")


@dataclass(frozen=True)
class Found:
    """How many records readers find by a term now, and the search that lists them."""

    label: str
    count: int
    url: str


def look_at_change(request: CuratorRequest, vocabulary: Vocabulary, term: Any) -> dict[str, Any]:
    """Return what new words or another parent would change."""
    given, counts = given_words(request, vocabulary), counts_by_term(vocabulary)
    rows, searches = [], [found_by(vocabulary, term, counts)]
    for field in term._meta.concrete_fields:
        if field.name in given and given[field.name] != getattr(term, field.name):
            before, after = getattr(term, field.name), given[field.name]
            rows.append((field.verbose_name, str(before or ""), str(after or "")))
            if field.name == "parent":
                searches += [found_by(vocabulary, one, counts) for one in (before, after) if one is not None]
    return {"rows": rows, "searches": searches, "uses": uses_of(term)}


def look_at_retiring(request: CuratorRequest, vocabulary: Vocabulary, term: Any) -> dict[str, Any]:
    """Return what names a term that would be retired, or taken up again."""
    return {"rows": [], "searches": [found_by(vocabulary, term, counts_by_term(vocabulary))], "uses": uses_of(term)}


def look_at_merging(request: CuratorRequest, vocabulary: Vocabulary, term: Any) -> dict[str, Any]:
    """Return what merging a term into the chosen one would change."""
    survivor, counts = chosen_term(vocabulary, request.POST.get("into", "")), counts_by_term(vocabulary)
    if survivor is None or survivor == term:
        return {"rows": [], "searches": [found_by(vocabulary, term, counts)], "uses": uses_of(term)}
    words = (_("synonyms of “%(term)s”") % {"term": survivor}, survivor.synonyms, joined_synonyms(survivor, term))
    searches = [found_by(vocabulary, one, counts) for one in (term, survivor)]
    return {"rows": [words], "searches": searches, "uses": uses_of(term)}


Look = Callable[[CuratorRequest, Vocabulary, Any], dict[str, Any]]


def given_words(request: CuratorRequest, vocabulary: Vocabulary) -> dict[str, Any]:
    """Return what the form holds, with the parent as a term."""
    names = {field.name for field in vocabulary.model._meta.concrete_fields}
    texts = {name: request.POST.get(name, "").replace("\r\n", "\n").strip() for name in WORDS if name in names}
    parent = {"parent": chosen_term(vocabulary, request.POST.get("parent", ""))} if vocabulary.is_tree else {}
    return {**texts, **parent, "reason": request.POST.get("reason", "")}


def counts_by_term(vocabulary: Vocabulary) -> dict[str, int]:
    """Return how many records readers find by each term; nothing while the index is being built."""
    if not vocabulary.facet:
        return {}
    try:
        values = count_within(current_snapshot(), [vocabulary.facet], {})[vocabulary.facet]
    except IndexMissing:
        return {}
    return {value.value: value.count for value in values}


def found_by(vocabulary: Vocabulary, term: Any, counts: dict[str, int]) -> Found:
    """Return how many records readers find by a term."""
    url = f"/search/?{vocabulary.facet}={term.slug}" if vocabulary.facet else ""
    return Found(str(term), counts.get(term.slug, 0), url)


def chosen_term(vocabulary: Vocabulary, slug: str) -> Any:
    """Return the term of that address; None where there is none."""
    return vocabulary.model._default_manager.filter(slug=slug).first() if slug else None
