"""The reader's own place, kept in the address alone (``?like=torbay``), beside the places where something was tried.

``beside_own_place(request, **named_in(rows))`` compares; ``likeness_block`` of ``components/likeness.html`` shows it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.http import HttpRequest

from ..enums import Nation, Status
from ..models import Initiative, InitiativeCareModel, InitiativePlace, Place, Programme, visible_rows
from ..models.bases import address
from ..web.translation import label_of
from .facts import Item
from .likeness import Compared, Profile, compare
from .story import TOO_LARGE

PARAMETER = "like"
LONGEST, MOST_SUGGESTED, MOST_SHOWN = 100, 8, 12


@dataclass
class OwnPlace:
    """What the reader typed: a place, or places to choose from."""

    typed: str = ""
    place: Place | None = None
    suggested: list[Item] = field(default_factory=list)

    @property
    def keep(self) -> str:
        """What a link carries on, so that the next page compares with the same place."""
        return f"?{PARAMETER}={self.place.slug}" if self.place else ""


@dataclass(frozen=True)
class TriedAt:
    """A place where something was tried, the initiative that tried it, and how it compares with the reader's own."""

    name: str
    url: str
    initiative: str
    compared: tuple[Compared, ...]


@dataclass(frozen=True)
class Likeness:
    """Everything that the component shows: the reader's place and the places tried, A to Z, the first of them."""

    own: OwnPlace
    action: str
    tried: tuple[TriedAt, ...]
    left_out: int


def own_place(request: HttpRequest) -> OwnPlace:
    """Return the place that the address names: by its address, name or another name of it, else places like it."""
    typed = "".join(c for c in request.GET.get(PARAMETER, "") if c.isprintable()).strip()[:LONGEST]
    if not typed:
        return OwnPlace()
    near = Q(slug=typed) | Q(name__icontains=typed) | Q(aliases__icontains=typed)
    found = list(visible_rows(Place).filter(near).order_by("name")[: 10 * MOST_SUGGESTED])
    exact = next((place for place in found if _is_called(place, typed)), None)
    if exact is None and len(found) == 1:
        exact = found[0]
    suggested = [] if exact else [Item(place.name, place.slug) for place in found[:MOST_SUGGESTED]]
    return OwnPlace(typed, exact, suggested)


def beside_own_place(
    request: HttpRequest, *, initiatives: Collection[str] = (), programmes: Collection[str] = ()
) -> Likeness:
    """Return how the places of initiatives, and programmes that name no place, compare with the reader's own.

    Initiatives and programmes are named by their addresses. Without a place in the address nothing is asked for.
    """
    own = own_place(request)
    if not own.place:
        return Likeness(own, request.path, (), 0)
    mine = _own_profile(own.place)
    tried = sorted([*_of_initiatives(initiatives), *_of_programmes(programmes)], key=lambda one: (one[0].name, one[1]))
    rows = [TriedAt(profile.name, profile.url, where, compare(mine, profile)) for profile, where in tried]
    return Likeness(own, request.path, tuple(rows[:MOST_SHOWN]), max(len(rows) - MOST_SHOWN, 0))


def named_in(rows: Iterable[dict[str, Any]]) -> dict[str, set[str]]:
    """Return the initiatives and the programmes that rows of evidence or of outcomes name, each once.

    For ``beside_own_place(request, **named_in(rows))``.
    """
    found: dict[str, set[str]] = {"initiatives": set(), "programmes": set()}
    for row in rows:
        for kind in ("initiative", "programme"):
            if row[f"{kind}__slug"]:
                found[f"{kind}s"].add(row[f"{kind}__slug"])
    return found


def _is_called(place: Place, typed: str) -> bool:
    names = (place.slug, place.name, *place.aliases.split("\n"))
    return typed.casefold() in {name.casefold() for name in names}


def _own_profile(place: Place) -> Profile:
    """Return what is known of the reader's place, with what was done in it, in what lies in it and around it."""
    around = Q(place__content_links__place=place) & ~Q(place__kind__in=TOO_LARGE)
    rows = (
        visible_rows(InitiativePlace)
        .filter(Q(place=place) | Q(place__containment_links__container=place) | around)
        .order_by()
        .values_list(*_PROGRAMME, "initiative__care_model_links__care_model__label")
        .distinct()
    )
    found = list(rows)
    return Profile(
        place.name,
        place.get_absolute_url(),
        label_of(place, "nation"),
        place.population,
        label_of(place, "kind"),
        frozenset(name for *row, _model in found for name in _programmes(*row)),
        frozenset(model for *_row, model in found if model),
    )


_PROGRAMME = tuple(f"initiative__programme__{name}" for name in ("name", "status", "parent__name", "parent__status"))


def _programmes(name: str, status: str, parent: str | None, parent_status: str | None) -> Iterable[str]:
    """Return a programme and the broader one, so that two of its types count as the same programme."""
    if status == Status.PUBLISHED:
        yield name
    if parent and parent_status == Status.PUBLISHED:
        yield parent


def _of_initiatives(slugs: Collection[str]) -> list[tuple[Profile, str]]:
    """Return a profile for each place of each initiative; one without a place has its nation alone."""
    if not slugs:
        return []
    columns = ("id", "name", "slug", "nation", "programme__name", "programme__status")
    initiatives = list(
        visible_rows(Initiative)
        .filter(slug__in=slugs)
        .values(*columns, "programme__parent__name", "programme__parent__status")
    )
    ids = [row["id"] for row in initiatives]
    models: dict[int, set[str]] = defaultdict(set)
    for initiative, label in (
        visible_rows(InitiativeCareModel)
        .filter(initiative__in=ids)
        .order_by()
        .values_list("initiative_id", "care_model__label")
    ):
        models[initiative].add(label)
    places: dict[int, list[Place | None]] = defaultdict(list)
    for link in visible_rows(InitiativePlace).filter(initiative__in=ids).order_by("id").select_related("place"):
        places[link.initiative_id].append(link.place)
    return [
        (_tried_profile(row, place, frozenset(models[row["id"]])), row["name"])
        for row in initiatives
        for place in places[row["id"]] or [None]
    ]


def _tried_profile(row: dict[str, Any], place: Place | None, models: frozenset[str]) -> Profile:
    programmes = _programmes(
        row["programme__name"],
        row["programme__status"],
        row["programme__parent__name"],
        row["programme__parent__status"],
    )
    known = {"programmes": frozenset(programmes), "models": models}
    if place is None:
        return Profile(
            row["name"],
            address(Initiative, row["slug"]),
            str(Nation(row["nation"]).label) if row["nation"] else "",
            **known,  # type: ignore[arg-type]
        )
    return Profile(
        place.name,
        place.get_absolute_url(),
        label_of(place, "nation"),
        place.population,
        label_of(place, "kind"),
        **known,
    )


def _of_programmes(slugs: Collection[str]) -> list[tuple[Profile, str]]:
    """Return a profile for each programme that something names without a place: its nation and itself alone."""
    if not slugs:
        return []
    nations = {str(nation.label) for nation in Nation}
    columns = ("slug", "name", "country", "status", "parent__name", "parent__status")
    rows = visible_rows(Programme).filter(slug__in=slugs).values_list(*columns)
    return [
        (
            Profile(
                name,
                address(Programme, slug),
                country if country in nations else "",
                programmes=frozenset(_programmes(name, status, parent, parent_status)),
            ),
            "",
        )
        for slug, name, country, status, parent, parent_status in rows
    ]
