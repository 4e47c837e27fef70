"""After any change the index equals one that is built anew, on the real content."""

import pytest

from evidence.curation.actions import publish_record, restore_record, submit_record, withdraw_record
from evidence.curation.changes import change
from evidence.models import (
    Author,
    CareModel,
    Initiative,
    InitiativePlace,
    Lesson,
    LessonEvidence,
    Outcome,
    OutcomeDomain,
    Paper,
    Place,
    PlaceContainment,
    Policy,
    Programme,
    Study,
    Theme,
)
from evidence.search import catch_up, rebuild
from tests.asking import counted, found
from tests.comparing import contents, differences_from_a_rebuild
from tests.factories import make_editor, make_lesson_evidence, make_paper, save, the_user

pytestmark = [pytest.mark.usefixtures("starter")]


def revise(row, **values) -> None:
    """Change fields of a row as an action would."""
    for name, value in values.items():
        setattr(row, name, value)
    save(row)


def remove(link) -> None:
    """Remove a link as an action would."""
    with change(by=the_user(), action="test") as open_change:
        open_change.remove_link(link)


def withdraw(model, slug: str) -> None:
    withdraw_record(model.objects.get(slug=slug), by=make_editor(f"editor-of-{slug}"), reason="Wrong.")


def publish_draft() -> None:
    paper = make_paper(2, status="draft")
    make_lesson_evidence(2, lesson=Lesson.objects.get(slug="lesson-savings-elusive"), paper=paper)
    submit_record(paper, by=make_editor("first"))
    publish_record(paper, by=make_editor("second"))


def restore_paper() -> None:
    paper, editor = Paper.objects.get(slug="rand-ey-2012"), make_editor("first")
    withdraw_record(paper, by=editor, reason="Wrong.")
    restore_record(paper, by=editor, reason="Right.")
    submit_record(paper, by=editor)
    publish_record(paper, by=make_editor("second"))


def add_evidence() -> None:
    make_lesson_evidence(
        1,
        lesson=Lesson.objects.get(slug="lesson-overpromise"),
        paper=Paper.objects.get(slug="rand-ey-2012"),
        initiative=Initiative.objects.filter(place_links__isnull=False).first(),
    )


CHANGES = {
    "paper withdrawn": lambda: withdraw(Paper, "rand-ey-2012"),
    "paper withdrawn and restored": restore_paper,
    "programme withdrawn": lambda: withdraw(Programme, "vanguards"),
    "initiative withdrawn": lambda: withdraw(Initiative, "ct-torbay"),
    "theme withdrawn": lambda: withdraw(Theme, "integrated-care"),
    "place withdrawn": lambda: withdraw(Place, "torbay"),
    "lesson withdrawn": lambda: withdraw(Lesson, "lesson-savings-elusive"),
    "policy withdrawn": lambda: withdraw(Policy, "nhs-plan-2000"),
    "theme renamed": lambda: revise(Theme.objects.get(slug="vertical-integration"), label="Upright integration"),
    "theme under another parent": lambda: revise(
        Theme.objects.get(slug="definitions-and-ambiguity"), parent=Theme.objects.get(slug="vertical-integration")
    ),
    "theme with other synonyms": lambda: revise(Theme.objects.get(slug="integrated-care"), synonyms="one\ntwo"),
    "place moved": lambda: revise(
        PlaceContainment.objects.filter(place__slug="torbay").first(), container=Place.objects.get(slug="wales")
    ),
    "place renamed": lambda: revise(Place.objects.get(slug="england"), name="Englaland"),
    "place no longer within another": lambda: remove(PlaceContainment.objects.filter(place__slug="torbay").first()),
    "evidence added": add_evidence,
    "evidence at another paper": lambda: revise(
        LessonEvidence.objects.first(), paper=Paper.objects.order_by("-pk").first(), locator="page 1"
    ),
    "link to a place removed": lambda: remove(InitiativePlace.objects.filter(place__slug="torbay").first()),
    "programme under another parent": lambda: revise(
        Programme.objects.get(slug="vanguards-mcp"), parent=Programme.objects.get(slug="care-trusts")
    ),
    "programme renamed": lambda: revise(Programme.objects.get(slug="vanguards"), name="Forerunners"),
    "initiative of another programme": lambda: revise(
        Initiative.objects.get(slug="ct-torbay"), programme=Programme.objects.get(slug="vanguards")
    ),
    "author renamed": lambda: revise(Author.objects.filter(family="Glasby").first(), family="Glasbey"),
    "paper of another study and year": lambda: revise(
        Paper.objects.get(slug="rand-ey-2012"), study=Study.objects.last(), year=1999, title="Another title"
    ),
    "paper with another identifier": lambda: revise(
        Paper.objects.get(slug="glasby-miller-2020-ten-lessons"), doi="10.1000/other"
    ),
    "outcome of another paper": lambda: revise(
        Outcome.objects.first(), paper=Paper.objects.order_by("-pk").first(), conclusion="mixed"
    ),
    "term renamed": lambda: revise(OutcomeDomain.objects.get(slug="emergency-admissions"), label="Urgent stays"),
    "term under another parent": lambda: revise(
        CareModel.objects.filter(initiative_links__isnull=False).first(), parent=CareModel.objects.last()
    ),
    "draft published": publish_draft,
    "draft made": lambda: make_paper(1, status="draft"),
}


LEAVE_NO_TRACE = ["draft made", "paper withdrawn and restored"]
TOGETHER = [
    ["theme renamed", "place moved", "evidence added", "author renamed", "draft published"],
    ["theme under another parent", "programme under another parent", "term under another parent", "paper withdrawn"],
    ["place renamed", "programme renamed", "term renamed", "evidence at another paper"],
    ["theme with other synonyms", "place no longer within another", "initiative of another programme"],
    ["link to a place removed", "paper of another study and year", "paper with another identifier"],
    ["programme withdrawn", "lesson withdrawn", "outcome of another paper"],
    ["initiative withdrawn", "theme withdrawn", "place withdrawn", "policy withdrawn"],
]


@pytest.mark.slow
@pytest.mark.parametrize("names", TOGETHER, ids=", ".join)
def test_index_equals_a_rebuild_after_changes(names, committing):
    before = contents()

    for name in names:
        CHANGES[name]()

    assert contents() != before
    assert differences_from_a_rebuild() == []


@pytest.mark.parametrize("name", LEAVE_NO_TRACE)
def test_index_is_as_before_after_what_leaves_no_trace(name, committing):
    before = contents()

    CHANGES[name]()

    assert contents() == before


def test_every_change_is_tried():
    tried = {name for names in TOGETHER for name in names} | set(LEAVE_NO_TRACE)

    assert tried == CHANGES.keys()


def test_searches_answer_the_same_after_a_rebuild(committing):
    revise(Theme.objects.get(slug="integrated-care"), label="Joined care")
    withdraw(Paper, "rand-ey-2012")
    revise(PlaceContainment.objects.filter(place__slug="torbay").first(), container=Place.objects.get(slug="wales"))
    counts, records = counted("place=wales"), found("place=wales")
    rebuild()

    assert (counted("place=wales"), found("place=wales")) == (counts, records)


def test_catching_up_twice_changes_nothing(committing):
    revise(Theme.objects.get(slug="integrated-care"), label="Joined care")
    once = contents()

    catch_up()

    assert contents() == once
