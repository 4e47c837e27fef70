"""What an initiative was, in the order of TIDieR, the template for describing interventions.

Hoffmann and others 2014, doi 10.1136/bmj.g1687. What this library has no field for is "not reported", never guessed.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet

from ..enums import Verification
from ..models import Initiative, InitiativeCareModel, InitiativePlace, InitiativePopulation, Place, visible_rows
from ..models.bases import address
from ..web.translation import label_of
from ..web.translation import translate as _
from .facts import Fact, Item, fact, link_to, shown
from .words import span


@dataclass
class Parts:
    """What is linked to initiatives, by initiative."""

    places: Mapping[int, Sequence[Item]] = field(default_factory=dict)
    models: Mapping[int, Sequence[str]] = field(default_factory=dict)
    people: Mapping[int, Sequence[str]] = field(default_factory=dict)
    leads: Mapping[int, Sequence[str]] = field(default_factory=dict)
    aims: Mapping[int, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Heading:
    """One item of TIDieR with the facts that answer it."""

    name: str
    facts: tuple[Fact, ...]


def described(initiative: Initiative, parts: Parts) -> list[Heading]:
    """Return what is known of an initiative under the items of TIDieR, in their order."""
    pk, programme = initiative.pk, link_to(shown(initiative.programme))
    tag = _("recalled, unchecked") if initiative.summary_verification == Verification.RECALLED else ""
    years = span(initiative.start_year, initiative.end_year) if initiative.start_year or initiative.end_year else ""
    return [
        Heading(
            _("Brief name"),
            (
                fact(_("Name"), initiative.name),
                Fact(_("Programme"), (programme,) if programme else ()),
                fact(_("Wave, round or form"), initiative.subtype),
            ),
        ),
        Heading(_("Why"), (fact(_("Aims of its programme"), *parts.aims.get(pk, ())),)),
        Heading(
            _("What"),
            (
                fact(_("Summary"), initiative.summary, tag=tag),
                fact(_("Care models"), *parts.models.get(pk, ())),
            ),
        ),
        Heading(_("Who provided"), (fact(_("Led by"), *parts.leads.get(pk, ())),)),
        Heading(
            _("How"),
            (
                fact(_("Type of integration"), label_of(initiative, "integration_type")),
                fact(_("Level"), label_of(initiative, "level")),
            ),
        ),
        Heading(
            _("Where"),
            (
                Fact(_("Places"), tuple(parts.places.get(pk, ()))),
                fact(_("Place, as written"), initiative.place_as_written),
                fact(_("Region"), initiative.region),
                fact(_("Nation"), label_of(initiative, "nation")),
            ),
        ),
        Heading(
            _("When and how much"),
            (
                fact(_("Years"), years),
                fact(_("For whom"), *parts.people.get(pk, ())),
                fact(_("People served, about"), _served(initiative)),
            ),
        ),
        Heading(_("Tailoring"), (fact(_("Tailoring to people or places")),)),
        Heading(_("Modifications"), (fact(_("Changes on the way")),)),
        Heading(_("How well"), (fact(_("Delivered as planned")),)),
    ]


def _served(initiative: Initiative) -> str:
    if not initiative.population:
        return ""
    return f"{initiative.population:,}" + (f" ({initiative.population_year})" if initiative.population_year else "")


def places_of(initiatives: Sequence[int]) -> dict[int, list[Item]]:
    """Return the places of initiatives as links, in one query."""
    found: dict[int, list[Item]] = defaultdict(list)
    rows = visible_rows(InitiativePlace).filter(initiative__in=initiatives).order_by("place__name")
    for initiative, slug, name in rows.values_list("initiative_id", "place__slug", "place__name"):
        found[initiative].append(Item(name, address(Place, slug)))
    return found


def models_of(initiatives: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    """Return the care models of initiatives, by name in addresses and label, in one query."""
    rows = visible_rows(InitiativeCareModel).filter(initiative__in=initiatives).order_by("care_model__label")
    return _grouped(rows.values_list("initiative_id", "care_model__slug", "care_model__label"))


def people_of(initiatives: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    """Return whom initiatives are for, by name in addresses and label, in one query."""
    rows = visible_rows(InitiativePopulation).filter(initiative__in=initiatives).order_by("population__label")
    return _grouped(rows.values_list("initiative_id", "population__slug", "population__label"))


def labels(found: Mapping[int, Sequence[tuple[str, str]]]) -> dict[int, list[str]]:
    """Return the labels alone."""
    return {pk: [label for _slug, label in terms] for pk, terms in found.items()}


def _grouped(
    rows: "QuerySet[InitiativeCareModel | InitiativePopulation, tuple[int, str, str]]",
) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for initiative, slug, label in rows:
        found[initiative].append((slug, label))
    return found
