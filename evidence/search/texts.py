"""Which words of a record, and of its visible neighbours, can be searched: four bands, best first."""

from ..models import (
    Aim,
    Authorship,
    Initiative,
    InitiativeCareModel,
    InitiativeLead,
    InitiativePlace,
    InitiativePopulation,
    Lesson,
    LessonAudience,
    LessonEvidence,
    LessonTheme,
    Outcome,
    Paper,
    Place,
    PlaceContainment,
    Policy,
    PolicyPopulation,
    PolicyProgramme,
    Programme,
    ProgrammeSuccession,
    Theme,
)
from .sources import PersonNames, Rows

TITLE, STATEMENT, LINKED, BODY = BANDS = ("title", "statement", "linked", "body")

TEXTS: dict[str, dict[str, tuple[Rows, ...]]] = {
    "lesson": {
        TITLE: (Rows(Lesson, "pk", "statement"),),
        STATEMENT: (Rows(Lesson, "pk", "explanation"),),
        LINKED: (
            Rows(LessonTheme, "lesson", "theme__label"),
            Rows(LessonTheme, "lesson", "theme__synonyms"),
            Rows(LessonEvidence, "lesson", "programme__name"),
            Rows(LessonEvidence, "lesson", "programme__abbreviation"),
            Rows(LessonEvidence, "lesson", "initiative__name"),
            Rows(Lesson, "pk", "factor__label"),
        ),
        BODY: (
            Rows(LessonEvidence, "lesson", "note"),
            Rows(LessonEvidence, "lesson", "paper__title"),
            Rows(LessonAudience, "lesson", "audience__label"),
            Rows(Lesson, "pk", "note"),
        ),
    },
    "initiative": {
        TITLE: (Rows(Initiative, "pk", "name"),),
        STATEMENT: (Rows(Initiative, "pk", "summary"),),
        LINKED: (
            Rows(Initiative, "pk", "programme__name"),
            Rows(Initiative, "pk", "programme__abbreviation"),
            Rows(Initiative, "pk", "place_as_written"),
            Rows(InitiativePlace, "initiative", "place__name"),
            Rows(InitiativePlace, "initiative", "place__aliases"),
            Rows(InitiativeCareModel, "initiative", "care_model__label"),
            Rows(InitiativeCareModel, "initiative", "care_model__synonyms"),
            Rows(InitiativePopulation, "initiative", "population__label"),
            Rows(Outcome, "initiative", "measure"),
        ),
        BODY: (
            Rows(InitiativeLead, "initiative", "organisation__name"),
            Rows(Initiative, "pk", "note"),
            Rows(Initiative, "pk", "region"),
        ),
    },
    "programme": {
        TITLE: (Rows(Programme, "pk", "name"), Rows(Programme, "pk", "abbreviation")),
        STATEMENT: (Rows(Programme, "pk", "aims_summary"),),
        LINKED: (
            Rows(Programme, "pk", "kind__label"),
            Rows(Programme, "pk", "parent__name"),
            Rows(ProgrammeSuccession, "programme", "predecessor__name"),
            Rows(Aim, "programme", "statement"),
        ),
        BODY: (
            Rows(Programme, "pk", "sponsor"),
            Rows(Programme, "pk", "country"),
            Rows(Programme, "pk", "note"),
            Rows(Programme, "pk", "style_basis"),
        ),
    },
    "paper": {
        TITLE: (Rows(Paper, "pk", "title"),),
        STATEMENT: (Rows(Paper, "pk", "summary"),),
        LINKED: (
            Rows(Authorship, "paper", "author__family"),
            Rows(Authorship, "paper", "author__literal"),
            Rows(LessonEvidence, "paper", "lesson__theme_links__theme__label"),
            Rows(LessonEvidence, "paper", "programme__name"),
            Rows(LessonEvidence, "paper", "initiative__name"),
            Rows(Outcome, "paper", "programme__name"),
            Rows(Outcome, "paper", "initiative__name"),
            Rows(Outcome, "paper", "domain__label"),
        ),
        BODY: (
            Rows(Paper, "pk", "container_title"),
            Rows(Paper, "pk", "publisher"),
            Rows(Paper, "pk", "study_design"),
            Rows(Paper, "pk", "study__label"),
            Rows(Paper, "pk", "country"),
            Rows(Paper, "pk", "note"),
        ),
    },
    "outcome": {
        TITLE: (Rows(Outcome, "pk", "measure"),),
        STATEMENT: (Rows(Outcome, "pk", "note"),),
        LINKED: (
            Rows(Outcome, "pk", "domain__label"),
            Rows(Outcome, "pk", "domain__synonyms"),
            Rows(Outcome, "pk", "initiative__name"),
            Rows(Outcome, "pk", "programme__name"),
            Rows(Outcome, "pk", "programme__abbreviation"),
            Rows(Outcome, "pk", "initiative__programme__name"),
        ),
        BODY: (
            Rows(Outcome, "pk", "paper__title"),
            Rows(Outcome, "pk", "effect"),
            Rows(Outcome, "pk", "comparator"),
            Rows(Outcome, "pk", "timeframe"),
            Rows(Outcome, "pk", "study_design"),
        ),
    },
    "policy": {
        TITLE: (Rows(Policy, "pk", "title"),),
        STATEMENT: (Rows(Policy, "pk", "summary"),),
        LINKED: (
            Rows(PolicyPopulation, "policy", "population__label"),
            Rows(PolicyProgramme, "policy", "programme__name"),
            Rows(Aim, "policy", "statement"),
            Rows(Policy, "pk", "kind__label"),
        ),
        BODY: (
            Rows(Policy, "pk", "intended_aims"),
            Rows(Policy, "pk", "actual_outcomes"),
            Rows(Policy, "pk", "partner_organisations"),
            Rows(Policy, "pk", "jurisdiction"),
            Rows(Policy, "pk", "note"),
        ),
    },
    "theme": {
        TITLE: (Rows(Theme, "pk", "label"),),
        STATEMENT: (Rows(Theme, "pk", "definition"),),
        LINKED: (Rows(Theme, "pk", "synonyms"), Rows(Theme, "pk", "parent__label")),
        BODY: (),
    },
    "place": {
        TITLE: (Rows(Place, "pk", "name"),),
        STATEMENT: (Rows(Place, "pk", "aliases"),),
        LINKED: (Rows(PlaceContainment, "place", "container__name"),),
        BODY: (Rows(InitiativePlace, "place", "initiative__name"), Rows(Place, "pk", "note")),
    },
}

IDENTIFIERS: dict[str, tuple[Rows, ...]] = {
    "paper": tuple(Rows(Paper, "pk", name) for name in ("doi", "pmid", "pmcid", "isbn")),
}

AUTHORS: dict[str, tuple[PersonNames, ...]] = {"paper": (PersonNames(Authorship, "paper", "author"),)}

NAMES: dict[str, tuple[Rows, ...]] = {
    "initiative": (Rows(Initiative, "pk", "name"), Rows(Initiative, "pk", "slug")),
    "programme": (
        Rows(Programme, "pk", "name"),
        Rows(Programme, "pk", "abbreviation"),
        Rows(Programme, "pk", "slug"),
    ),
    "policy": (Rows(Policy, "pk", "title"), Rows(Policy, "pk", "slug")),
    "theme": (Rows(Theme, "pk", "label"), Rows(Theme, "pk", "slug")),
    "place": (Rows(Place, "pk", "name"), Rows(Place, "pk", "aliases"), Rows(Place, "pk", "slug")),
}
"""What a record is called by those who look for it and nothing else."""

STUDIES: dict[str, tuple[Rows, Rows]] = {
    "paper": (Rows(Paper, "pk", "study__slug"), Rows(Paper, "pk", "slug")),
    "outcome": (Rows(Outcome, "pk", "paper__study__slug"), Rows(Outcome, "pk", "paper__slug")),
}
"""The research behind a record: the study of its paper, or the paper itself where it shares its study with none."""

TESTED: tuple[Rows, ...] = tuple(
    Rows(Outcome, "pk", path)
    for path in ("estimate_direction", "is_extreme", "paper__design__slug", "paper__editorial_status")
)
"""What decides which way the estimate of an outcome points, and whether a sign test may count it."""

YEARS: dict[str, Rows] = {
    "lesson": Rows(LessonEvidence, "lesson", "paper__year"),
    "initiative": Rows(Initiative, "pk", "start_year"),
    "programme": Rows(Programme, "pk", "start_year"),
    "paper": Rows(Paper, "pk", "year"),
    "outcome": Rows(Outcome, "pk", "paper__year"),
    "policy": Rows(Policy, "pk", "year"),
}
"""The year by which a record is sorted; of a lesson, the latest in which it was reported."""

EVIDENCE: dict[str, tuple[Rows, ...]] = {
    "lesson": (Rows(LessonEvidence, "lesson", "paper__slug"),),
    "initiative": (Rows(LessonEvidence, "initiative", "paper__slug"), Rows(Outcome, "initiative", "paper__slug")),
    "programme": (Rows(LessonEvidence, "programme", "paper__slug"), Rows(Outcome, "programme", "paper__slug")),
    "paper": (Rows(LessonEvidence, "paper", "lesson__slug"), Rows(Outcome, "paper", "slug")),
    "outcome": (Rows(Outcome, "pk", "paper__slug"),),
    "policy": (Rows(Policy, "pk", "paper__slug"),),
    "theme": (Rows(LessonTheme, "theme", "lesson__slug"),),
    "place": (Rows(InitiativePlace, "place", "initiative__slug"),),
}
"""What "most evidence" counts: papers of a lesson, initiative or programme; what was taken from a paper; and so on."""
