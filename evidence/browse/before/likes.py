"""The initiatives and lessons that are nearest to a plan, each with the facts that it shares with it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from django.db import models
from django.db.models import QuerySet

from ...models import (
    Initiative,
    InitiativeCareModel,
    InitiativePlace,
    InitiativePopulation,
    LessonEvidence,
    LessonTheme,
    visible_rows,
)
from ...search import Near, PlanRead, Term, choices_of, find_like, shared_kin
from ...web.translation import translate as _
from ..cards import Card, load_numbered_cards

MOST, MOST_WORDS, FEWEST_WORDS = 10, 6, 3
LEARNED, MOST_LEARNED = 6.0, 18.0
"""What it counts for a lesson that it was learned at an initiative like the plan, for each of them and at most."""
ORDER = ("care_model", "population", "place", "programme", "theme")


class Source(NamedTuple):
    """Where the facts of one sort stand: the rows, the column that names the record, and that of the value."""

    rows: type[models.Model]
    record: str
    value: str


FACTS: dict[str, dict[str, Source]] = {
    "initiative": {
        "care_model": Source(InitiativeCareModel, "initiative__", "care_model__slug"),
        "population": Source(InitiativePopulation, "initiative__", "population__slug"),
        "place": Source(InitiativePlace, "initiative__", "place__slug"),
        "programme": Source(Initiative, "", "programme__slug"),
        "theme": Source(LessonEvidence, "initiative__", "lesson__theme_links__theme__slug"),
    },
    "lesson": {"theme": Source(LessonTheme, "lesson__", "theme__slug")},
}


@dataclass(frozen=True)
class Shared:
    """A fact that a record shares with the plan: what sort of fact, its name, and the words of the plan that say it."""

    sort: str
    label: str
    words: str


@dataclass(frozen=True)
class Like:
    """A record that is near to the plan, as a result shows it, with what it shares; the most telling facts first."""

    card: Card
    shared: tuple[Shared, ...]

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return _slug(self.card)


def initiatives_like(plan: PlanRead) -> list[Like]:
    """Return the initiatives that are nearest to a plan."""
    return _likes(plan, "initiative", find_like(plan, "initiative", limit=MOST), {})


def lessons_for(plan: PlanRead, initiatives: list[Like]) -> list[Like]:
    """Return the lessons that are nearest to a plan, those first that were learned at the initiatives nearest to it."""
    names = {like.slug: str(like.card.match.title) for like in initiatives}
    learned: dict[int, set[str]] = defaultdict(set)
    rows = visible_rows(LessonEvidence).filter(initiative__slug__in=names).order_by()
    for lesson, initiative in rows.values_list("lesson", "initiative__slug").distinct():
        learned[lesson].add(names[initiative])
    known = {lesson: min(LEARNED * len(where), MOST_LEARNED) for lesson, where in learned.items()}
    return _likes(plan, "lesson", find_like(plan, "lesson", limit=MOST, known=known), learned)


def _likes(plan: PlanRead, kind: str, found: list[Near], learned: Mapping[int, Collection[str]]) -> list[Like]:
    """Return records as results with what they share with the plan; those that share hardly a word are left out."""
    facts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    numbers = [near.hit.record for near in found]
    for sort, source in FACTS[kind].items():
        for slug, value in _rows(source).filter(**{f"{source.record}pk__in": numbers}):
            facts[slug][sort].add(value)
    wanted = _Wanted(plan)
    nearest = {near.hit.record: near for near in found}
    likes = []
    for number, card in load_numbered_cards([near.hit for near in found]):
        words = nearest[number].words
        shared = [*wanted.shared(facts[_slug(card)]), *_where_learned(learned.get(number, ()))]
        if words and (len(words) >= FEWEST_WORDS or not shared):
            shared.append(Shared(_("Words in both"), ", ".join(words[:MOST_WORDS]), ""))
        if len(shared) > 1 or len(words) >= FEWEST_WORDS or any(each.words for each in shared):
            likes.append(Like(card, tuple(shared)))
    return likes


def _where_learned(names: Collection[str]) -> list[Shared]:
    return [Shared(_("Learned at"), name, "") for name in sorted(names)]


class _Wanted:
    """The terms that a plan names, with those named like one of its themes, and how a reader calls them."""

    def __init__(self, plan: PlanRead):
        self.named = {(term.facet, term.slug): term for terms in plan.reading.terms.values() for term in terms}
        self.kin = shared_kin(plan)
        self.sorts = {
            "care_model": _("Care model"),
            "population": _("Population"),
            "place": _("Place"),
            "programme": _("Programme"),
            "theme": _("Theme"),
        }

    def shared(self, facts: dict[str, set[str]]) -> tuple[Shared, ...]:
        """Return those facts of a record that the plan names, or of which it names something broader."""
        found: dict[tuple[str, str], Shared] = {}
        for sort in ORDER:
            choices = choices_of(sort)
            for value in sorted(facts.get(sort, ())):
                for named in (value, *sorted(choices.with_ancestors([value]) - {value})):
                    term = self.named.get((sort, named)) or self.kin.get((sort, named))
                    if term and value in choices.labels:
                        found.setdefault((sort, value), Shared(self.sorts[sort], choices.labels[value], quoted(term)))
                        break
        return tuple(found.values())


def quoted(term: Term) -> str:
    """Return the words of the plan that name a term, in quotation marks."""
    return ", ".join(f"“{words}”" for words in term.words)


@cache
def _rows(source: Source) -> QuerySet[Any, Any]:
    """Return facts as pairs of a record's name in addresses and a value; put together once, narrowed for each page."""
    model, record, value = source
    return visible_rows(model).exclude(**{value: None}).order_by().values_list(f"{record}slug", value).distinct()


def _slug(card: Card) -> str:
    return card.url.rstrip("/").rpartition("/")[2]
