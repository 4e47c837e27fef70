"""Hidden records tied to visible ones wherever records can be tied: what no door may show."""

from evidence.models import (
    Citation,
    InitiativePlace,
    InitiativeSuccession,
    LessonTheme,
    PaperInitiative,
    PaperProgramme,
    PlaceContainment,
    PlaceOverlap,
    PolicyProgramme,
    ProgrammeSuccession,
)
from tests.factories import (
    make_aim,
    make_appraisal,
    make_initiative,
    make_lesson,
    make_lesson_evidence,
    make_outcome,
    make_paper,
    make_place,
    make_policy,
    make_programme,
    make_study,
    make_theme,
    save,
    the_study,
)

WORD = "quagga"
STATUSES = {
    "draft": {"status": "draft"},
    "in review": {"status": "in-review"},
    "withdrawn": {"status": "withdrawn", "withdrawn_reason": "No longer held to be true."},
}


def make_public() -> dict:
    """Make one visible record of every kind, tied to each other."""
    public = {
        "theme": make_theme(),
        "place": make_place(),
        "programme": make_programme(),
        "initiative": make_initiative(),
        "study": make_study(),
        "paper": make_paper(study=the_study()),
        "lesson": make_lesson(),
        "outcome": make_outcome(),
        "policy": make_policy(),
    }
    save(LessonTheme(lesson=public["lesson"], theme=public["theme"]))
    save(InitiativePlace(initiative=public["initiative"], place=public["place"]))
    make_lesson_evidence(initiative=public["initiative"])
    return public


def make_hidden(public: dict, status: dict) -> dict:
    """Make a hidden record of every kind, tied to the visible ones wherever records can be tied."""
    hidden = {
        "theme": make_theme(1, slug="quagga-theme", label="Quagga theme", parent=public["theme"], **status),
        "place": make_place(1, slug="quagga-place", name="Quagga place", nation="wales", **status),
        "programme": make_programme(
            1, slug="quagga-programme", name="Quagga programme", parent=public["programme"], start_year=1999, **status
        ),
        "study": make_study(1, slug="quagga-study", label="Quagga study", **status),
    }
    hidden["initiative"] = make_initiative(
        1, slug="quagga-initiative", name="Quagga initiative", programme=public["programme"], nation="wales", **status
    )
    hidden["paper"] = make_paper(
        1,
        slug="quagga-paper",
        title="Quagga paper",
        study=public["study"],
        type=public["paper"].type,
        year=1999,
        **status,
    )
    hidden["lesson"] = make_lesson(1, slug="quagga-lesson", statement="Quagga lesson", kind="gap", **status)
    hidden["outcome"] = make_outcome(
        1, slug="quagga-outcome", measure="Quagga outcome", paper=public["paper"], conclusion="worsened",
        initiative=public["initiative"], **status,
    )  # fmt: skip
    hidden["policy"] = make_policy(1, slug="quagga-policy", title="Quagga policy", paper=public["paper"], **status)
    tie(public, hidden)
    make_lesson_evidence(1, lesson=public["lesson"], paper=public["paper"], note="Quagga evidence", **status)
    make_aim(1, slug="quagga-aim", statement="Quagga aim", programme=public["programme"], **status)
    make_appraisal(1, paper=public["paper"], reason="Quagga appraisal", **status)
    return hidden


def tie(public: dict, hidden: dict) -> None:
    """Tie each hidden record to visible ones by rows that need both their ends."""
    for link in (
        LessonTheme(lesson=public["lesson"], theme=hidden["theme"]),
        LessonTheme(lesson=hidden["lesson"], theme=public["theme"]),
        InitiativePlace(initiative=public["initiative"], place=hidden["place"]),
        InitiativePlace(initiative=hidden["initiative"], place=public["place"]),
        InitiativeSuccession(initiative=public["initiative"], predecessor=hidden["initiative"], basis="sourced"),
        ProgrammeSuccession(programme=hidden["programme"], predecessor=public["programme"]),
        PlaceContainment(place=public["place"], container=hidden["place"]),
        PlaceOverlap(place=public["place"], other=hidden["place"]),
        PolicyProgramme(policy=hidden["policy"], programme=public["programme"]),
        PolicyProgramme(policy=public["policy"], programme=hidden["programme"]),
        PaperProgramme(paper=public["paper"], programme=hidden["programme"]),
        PaperProgramme(paper=hidden["paper"], programme=public["programme"]),
        PaperInitiative(paper=public["paper"], initiative=hidden["initiative"]),
        PaperInitiative(paper=hidden["paper"], initiative=public["initiative"]),
        Citation(paper=public["paper"], cited=hidden["paper"]),
        Citation(paper=hidden["paper"], cited=public["paper"]),
    ):
        save(link)
    make_lesson_evidence(1, paper=hidden["paper"], note="Quagga paper says so")
    make_lesson_evidence(1, lesson=hidden["lesson"], initiative=public["initiative"])
    make_outcome(1, slug="quagga-follows", measure="Quagga follows its paper", paper=hidden["paper"])


def hang_on(hidden: dict, public: dict) -> None:
    """Make visible records that name hidden ones, which they do not need."""
    make_theme(3, parent=hidden["theme"])
    make_programme(3, parent=hidden["programme"])
    make_initiative(3, programme=hidden["programme"])
    make_policy(3, paper=hidden["paper"])
    make_paper(3, study=hidden["study"])
    make_lesson_evidence(1, programme=hidden["programme"])
    make_lesson_evidence(1, initiative=hidden["initiative"])
    make_outcome(3, paper=public["paper"], programme=hidden["programme"])
    make_outcome(4, paper=public["paper"], initiative=hidden["initiative"])
