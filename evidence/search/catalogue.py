"""Every facet of the library, in display order: one entry a facet, and which record has it.

This is the table of the brief: domain and direction belong to outcomes alone; the programmes of a lesson are those of
its visible evidence; those of a paper are the ones it is about and those of its evidence and outcomes.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..enums import Conclusion, IntegrationType, LessonKind, Level, Nation, Verification
from ..models import (
    CareModel,
    Factor,
    Initiative,
    InitiativeCareModel,
    InitiativePlace,
    InitiativePopulation,
    Lesson,
    LessonEvidence,
    LessonTheme,
    Outcome,
    OutcomeDomain,
    Paper,
    PaperInitiative,
    PaperProgramme,
    PaperType,
    Place,
    Policy,
    PolicyPopulation,
    PolicyProgramme,
    Population,
    Programme,
    StudyDesign,
    Theme,
)
from .choices import Choices, LoadChoices, fixed, load_places, load_years, terms
from .confidence import ConfidenceSource, load_confidence
from .kinds import KINDS
from .sources import NamedNations, Rows

Source = Rows | NamedNations | ConfidenceSource


@dataclass(frozen=True)
class Facet:
    """A facet: its name in addresses, its label, its values, and the sources of each kind of record that has it."""

    name: str
    label: str | Promise
    load: LoadChoices
    sources: dict[str, tuple[Source, ...]]
    hint: str | Promise = ""


FACETS: dict[str, Facet] = {
    facet.name: facet
    for facet in (
        Facet(
            "programme",
            _("Programme"),
            terms(Programme, "name"),
            {
                "programme": (Rows(Programme, "pk", "slug"),),
                "initiative": (Rows(Initiative, "pk", "programme__slug"),),
                "lesson": (
                    Rows(LessonEvidence, "lesson", "programme__slug"),
                    Rows(LessonEvidence, "lesson", "initiative__programme__slug"),
                ),
                "paper": (
                    Rows(PaperProgramme, "paper", "programme__slug"),
                    Rows(PaperInitiative, "paper", "initiative__programme__slug"),
                    Rows(LessonEvidence, "paper", "programme__slug"),
                    Rows(LessonEvidence, "paper", "initiative__programme__slug"),
                    Rows(Outcome, "paper", "programme__slug"),
                    Rows(Outcome, "paper", "initiative__programme__slug"),
                ),
                "outcome": (
                    Rows(Outcome, "pk", "programme__slug"),
                    Rows(Outcome, "pk", "initiative__programme__slug"),
                ),
                "policy": (Rows(PolicyProgramme, "policy", "programme__slug"),),
                "place": (Rows(InitiativePlace, "place", "initiative__programme__slug"),),
            },
        ),
        Facet(
            "theme",
            _("Theme"),
            terms(Theme),
            {
                "theme": (Rows(Theme, "pk", "slug"),),
                "lesson": (Rows(LessonTheme, "lesson", "theme__slug"),),
                "paper": (Rows(LessonEvidence, "paper", "lesson__theme_links__theme__slug"),),
                "initiative": (Rows(LessonEvidence, "initiative", "lesson__theme_links__theme__slug"),),
                "programme": (Rows(LessonEvidence, "programme", "lesson__theme_links__theme__slug"),),
            },
        ),
        Facet(
            "care_model",
            _("Care model"),
            terms(CareModel),
            {
                "initiative": (Rows(InitiativeCareModel, "initiative", "care_model__slug"),),
                "outcome": (Rows(Outcome, "pk", "initiative__care_model_links__care_model__slug"),),
            },
        ),
        Facet(
            "population",
            _("Population"),
            terms(Population),
            {
                "initiative": (Rows(InitiativePopulation, "initiative", "population__slug"),),
                "policy": (Rows(PolicyPopulation, "policy", "population__slug"),),
                "outcome": (Rows(Outcome, "pk", "initiative__population_links__population__slug"),),
            },
        ),
        Facet(
            "place",
            _("Place"),
            load_places,
            {
                "place": (Rows(Place, "pk", "slug"),),
                "initiative": (Rows(InitiativePlace, "initiative", "place__slug"),),
                "outcome": (Rows(Outcome, "pk", "initiative__place_links__place__slug"),),
                "lesson": (Rows(LessonEvidence, "lesson", "initiative__place_links__place__slug"),),
                "paper": (
                    Rows(PaperInitiative, "paper", "initiative__place_links__place__slug"),
                    Rows(LessonEvidence, "paper", "initiative__place_links__place__slug"),
                    Rows(Outcome, "paper", "initiative__place_links__place__slug"),
                ),
            },
        ),
        Facet(
            "nation",
            _("Nation"),
            fixed(Nation),
            {
                "place": (Rows(Place, "pk", "nation"),),
                "initiative": (Rows(Initiative, "pk", "nation"),),
                "programme": (NamedNations(Programme, "country"),),
                "policy": (NamedNations(Policy, "jurisdiction"),),
                "paper": (NamedNations(Paper, "country"),),
                "outcome": (Rows(Outcome, "pk", "initiative__nation"),),
                "lesson": (Rows(LessonEvidence, "lesson", "initiative__nation"),),
            },
        ),
        Facet(
            "domain",
            _("Outcome domain"),
            terms(OutcomeDomain),
            {"outcome": (Rows(Outcome, "pk", "domain__slug"),)},
            hint=_("What an outcome measures"),
        ),
        Facet(
            "direction",
            _("What the authors concluded"),
            fixed(Conclusion),
            {"outcome": (Rows(Outcome, "pk", "conclusion"),)},
            hint=_("Of outcomes; the library does not judge them"),
        ),
        Facet(
            "lesson_kind",
            _("Kind of lesson"),
            fixed(LessonKind),
            {"lesson": (Rows(Lesson, "pk", "kind"),)},
        ),
        Facet("factor", _("Structure or agency"), terms(Factor), {"lesson": (Rows(Lesson, "pk", "factor__slug"),)}),
        Facet(
            "level",
            _("Level"),
            fixed(Level),
            {"lesson": (Rows(Lesson, "pk", "level"),), "initiative": (Rows(Initiative, "pk", "level"),)},
        ),
        Facet(
            "integration_type",
            _("Type of integration"),
            fixed(IntegrationType),
            {"initiative": (Rows(Initiative, "pk", "integration_type"),)},
        ),
        Facet(
            "study_design",
            _("Study design"),
            terms(StudyDesign),
            {"paper": (Rows(Paper, "pk", "design__slug"),), "outcome": (Rows(Outcome, "pk", "design__slug"),)},
        ),
        Facet("paper_type", _("Type of paper"), terms(PaperType), {"paper": (Rows(Paper, "pk", "type__slug"),)}),
        Facet(
            "year",
            _("Year"),
            load_years,
            {
                "paper": (Rows(Paper, "pk", "year"),),
                "policy": (Rows(Policy, "pk", "year"),),
                "outcome": (Rows(Outcome, "pk", "paper__year"),),
                "lesson": (Rows(LessonEvidence, "lesson", "paper__year"),),
                "programme": (Rows(Programme, "pk", "start_year"),),
                "initiative": (Rows(Initiative, "pk", "start_year"),),
            },
            hint=_("Of publication; of a programme or initiative, the year in which it began"),
        ),
        Facet(
            "verification",
            _("How far checked"),
            fixed(Verification),
            {kind: (Rows(KINDS[kind].model, "pk", "verification"),) for kind in KINDS},
        ),
        Facet("confidence", _("Confidence"), load_confidence, {"lesson": (ConfidenceSource(),)}),
    )
}


class LoadedChoices:
    """The values of all facets as a writer of the index last loaded them, for whoever reads that state next."""

    def __init__(self) -> None:
        self._number, self._choices = -1, dict[str, Choices]()

    def load(self, number: int) -> dict[str, Choices]:
        """Load the values of all facets in the state of the library after a change."""
        self._number, self._choices = number, {name: facet.load() for name, facet in FACETS.items()}
        return self._choices

    def find(self, facet: str, number: int) -> Choices | None:
        """Return the values of a facet if they were loaded in this state of the library."""
        return self._choices.get(facet) if number == self._number else None

    def forget(self) -> None:
        """Know nothing any more."""
        self._number, self._choices = -1, {}


loaded_choices = LoadedChoices()
