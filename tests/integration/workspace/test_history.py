"""The history of a record in the workspace: told, compared, restored, undone, and taken away."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evidence.curation.actions import accept_work, propose
from evidence.curation.changes import change
from evidence.curation.rows import plain_rows
from evidence.enums import Status
from evidence.models import ChangeSet, Lesson, LessonEvidence, LessonTheme, Paper, PaperType, WorkInProgress
from tests.factories import (
    make_curator,
    make_editor,
    make_lesson,
    make_lesson_evidence,
    make_paper,
    make_theme,
    make_user,
    save,
    the_paper,
    the_term,
)
from tests.visiting import signed_in, visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson():
    lesson = make_lesson(statement="Savings come late", explanation="At first it costs.")
    save(LessonTheme(lesson=lesson, theme=make_theme(label="Money")))
    make_lesson_evidence()
    return lesson


@pytest.fixture
def revised(lesson):
    """The lesson after a change that a reviewer has accepted."""
    lesson.explanation = "=SUM(years)"
    rows = plain_rows([lesson])
    work = propose(rows, by=make_curator(), form="test", title="t", reason="More exact.", about=lesson)
    accept_work(work, by=make_user("reviewer", "reviewer"))
    return lesson


ADDRESS = "/curate/records/lesson/lesson-1/history/"


def test_a_version_tells_who_when_why_who_accepted_and_what(revised):
    text = visit(ADDRESS, signed_in(make_curator("other"))).text

    assert "by curator, accepted by reviewer More exact." in text
    assert "Explanation At first it costs. =SUM(years)" in text
    assert "4 versions" in text


def test_what_changed_since_it_was_published_is_one_click(revised):
    client = signed_in(make_curator("other"))
    link = f"/curate/records/lesson/{revised.pk}/history/?since-published=yes"

    assert link in visit(ADDRESS, client).links
    text = visit(link, client).text
    told = text[text.index("Between") : text.index("4 versions")]
    assert "Lesson theme added" in told
    assert "Explanation At first it costs. =SUM(years)" in told


def test_any_two_versions_are_compared_the_older_first(revised):
    client = signed_in(make_curator("other"))
    first, last = ChangeSet.objects.earliest("pk"), ChangeSet.objects.latest("pk")
    touching = [row.change_set_id for row in revised.history.order_by("history_id")]

    text = visit(f"{ADDRESS}?from={touching[-1]}&to={touching[0]}", client).text

    assert f"From change {touching[0]} to change {touching[-1]}." in text
    assert first.pk <= touching[0] < touching[-1] == last.pk


@pytest.mark.parametrize("asked", ["from=1", "from=x&to=y", "from=99999999999999999999&to=1", "from=&to="])
def test_versions_that_are_not_there_compare_nothing(asked, lesson):
    assert "Between" not in visit(f"{ADDRESS}?{asked}", signed_in(make_curator())).text


def test_restoring_a_published_record_hands_it_in(revised):
    client = signed_in(make_curator("other"))
    number = LessonEvidence.history.earliest().change_set_id

    answer = client.post(f"{ADDRESS}{number}/restore/", {"reason": "It was right."})

    work = WorkInProgress.objects.latest("pk")
    assert answer.headers["Location"] == f"/curate/works/{work.pk}/"
    assert Lesson.objects.get().explanation == "=SUM(years)"
    assert "Explanation =SUM(years) At first it costs." in visit(f"/curate/works/{work.pk}/", client).text


def test_restoring_a_draft_is_done_at_once():
    lesson = make_lesson(status="draft", explanation="First.")
    lesson.explanation = "Second."
    save(lesson)

    signed_in(make_curator()).post(f"{ADDRESS}{lesson.history.earliest().change_set_id}/restore/", {"reason": ""})

    assert Lesson.objects.get().explanation == "First."


def test_undoing_is_an_editors_and_reverses_the_change(revised):
    made = ChangeSet.objects.latest("pk")

    refused = signed_in(make_curator("other")).post(f"{ADDRESS}{made.pk}/undo/", {"reason": "Wrong."})
    assert "You may not merge and undo" in refused.content.decode()
    answer = signed_in(make_editor()).post(f"{ADDRESS}{made.pk}/undo/", {"reason": "Wrong."})

    assert answer.status_code == 302
    assert Lesson.objects.get().explanation == "At first it costs."
    assert ChangeSet.objects.latest("pk").undoes == made


def test_undoing_many_rows_first_says_which(revised):
    editor, sort = make_editor(), the_term(PaperType)
    with change(by=editor, action="import") as open_change:
        revised.explanation = "It costs."
        open_change.save(revised)
        for number in (1, 2):
            open_change.save(Paper(slug=f"made-{number}", title=f"Made {number}", type=sort))
    address = f"{ADDRESS}{ChangeSet.objects.latest('pk').pk}/undo/"
    client = signed_in(editor)

    refused = signed_in(make_curator("other")).post(address, {"reason": "Wrong file."}).content.decode()
    asked = client.post(address, {"reason": "Wrong file."}).content.decode()
    before = Lesson.objects.get().explanation
    client.post(address, {"reason": "Wrong file.", "seen": "yes"})

    assert "You may not merge and undo" in refused
    assert "the change touched 2 papers, 1 lesson." in asked
    assert "Wrong file." in asked
    assert before == "It costs."
    assert Lesson.objects.get().explanation == "=SUM(years)"
    made = Paper.objects.filter(slug__startswith="made-")
    assert [paper.status for paper in made] == [Status.WITHDRAWN, Status.WITHDRAWN]


def test_loading_the_library_is_not_undone_as_a_whole(lesson):
    loaded = lesson.history.latest().change_set
    ChangeSet.objects.update(action="load starting content")
    client = signed_in(make_editor())

    shown = client.get(ADDRESS).content.decode()
    answer = client.post(f"{ADDRESS}{loaded.pk}/undo/", {"reason": "All of it."})

    assert "Undo this change" not in shown
    assert "is not undone as a whole" in answer.content.decode()
    assert Lesson.objects.visible().count() == 1


def test_undoing_what_somebody_has_built_on_says_what():
    paper = make_paper(1)
    made = ChangeSet.objects.latest("pk")
    make_lesson_evidence(1, paper=the_paper(1))

    answer = signed_in(make_editor()).post(
        f"/curate/records/paper/{paper.pk}/history/{made.pk}/undo/", {"reason": "Kept & shown"}
    )

    assert "Somebody has built on this change" in answer.content.decode()
    assert "Kept &amp; shown" in answer.content.decode()


def test_the_history_is_taken_away_and_no_cell_is_a_formula(revised):
    client = signed_in(make_curator("other"))

    body = client.get("/curate/records/lesson/lesson-1/history.csv").content.decode("utf-8-sig")
    told = client.get("/curate/records/lesson/lesson-1/history.json").json()

    lines = list(csv.DictReader(io.StringIO(body)))
    assert (lines[0]["by"], lines[0]["accepted by"], lines[0]["why"]) == ("curator", "reviewer", "More exact.")
    assert (lines[0]["field"], lines[0]["before"], lines[0]["after"]) == (
        "Explanation", "At first it costs.", "'=SUM(years)",
    )  # fmt: skip
    assert told["versions"][0]["rows"][0]["fields"] == [
        {"field": "Explanation", "before": "At first it costs.", "after": "=SUM(years)"}
    ]
    assert len(told["versions"]) == 4


@pytest.mark.parametrize("path", ["lesson/nobody", "lesson/99999999999999999999", "lessontheme/1", "nonsense/1"])
def test_what_is_not_there_is_not_found(path, lesson):
    assert signed_in(make_curator()).get(f"/curate/records/{path}/history/").status_code == 404


def test_a_long_history_asks_as_much_as_a_short_one(lesson):
    client, counts = signed_in(make_curator()), []
    for number in range(4):
        lesson.explanation = f"Version {number}."
        save(lesson)
        with CaptureQueriesContext(connection) as queries:
            client.get(ADDRESS)
        counts.append(len(queries))

    assert counts[1] == counts[3]  # from the second version on there is something to compare


def test_the_form_of_a_record_leads_to_its_history(lesson):
    page = visit(f"/admin/evidence/lesson/{lesson.pk}/change/", signed_in(make_curator()))

    assert f"/curate/records/lesson/{lesson.pk}/history/" in page.links
