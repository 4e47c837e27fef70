"""From nothing to a published evaluation: typed, kept, handed in, and accepted as one change."""

import pytest

from evidence.curation.actions import accept_work
from evidence.enums import Status, WorkStage
from evidence.models import (
    Authorship,
    ChangeSet,
    Lesson,
    LessonEvidence,
    LessonTheme,
    Outcome,
    Paper,
    PaperInitiative,
    WorkInProgress,
)
from tests.integration.entering.typing import WHOLE, begin, keep, keep_quietly
from tests.visiting import visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library")]


def test_a_whole_evaluation_goes_live_as_one_change(client, reviewer, library):
    work = begin(client)
    handed_in = keep(client, work, WHOLE, act="hand-in")
    work.refresh_from_db()
    before = Paper.objects.filter(title__startswith="New care models").count()

    accept_work(work, by=reviewer)

    paper = Paper.objects.get(title="New care models and hospital use in England")
    lesson = Lesson.objects.get(statement__startswith="Effects on hospital use")
    outcome = Outcome.objects.get(paper=paper)
    assert (handed_in.status_code, handed_in.headers["Location"]) == (302, f"/curate/works/{work.pk}/")
    assert before == 0
    assert (paper.status, paper.slug, paper.year, paper.design.slug) == (
        Status.PUBLISHED, "doe-2020-new-care-models-hospital", 2020, "controlled",
    )  # fmt: skip
    assert list(Authorship.objects.filter(paper=paper).values_list("author__family", flat=True)) == ["Doe", "Roe"]
    assert list(PaperInitiative.objects.values_list("paper", "initiative")) == [(paper.pk, library.initiative.pk)]
    assert (lesson.kind, lesson.status) == ("caution", Status.PUBLISHED)
    assert LessonTheme.objects.get(lesson=lesson).theme == library.theme
    assert set(LessonEvidence.objects.filter(paper=paper).values_list("lesson", "stance", "locator")) == {
        (lesson.pk, "supports", "p. 830"),
        (library.lesson.pk, "qualifies", "p. 831"),
    }
    assert (outcome.domain.slug, outcome.conclusion, outcome.effect_value, outcome.status) == (
        "bed-days", "improved", -3, Status.PUBLISHED,
    )  # fmt: skip
    assert ChangeSet.objects.filter(works=work).count() == 1
    assert {row.history.latest().change_set_id for row in (paper, lesson, outcome)} == {work.accepted_as_id}


def test_an_accepted_evaluation_leads_to_what_came_of_it(client, reviewer, library):
    work = begin(client)
    keep(client, work, WHOLE, act="hand-in")
    work.refresh_from_db()
    before = visit(f"/curate/works/{work.pk}/", client)

    accept_work(work, by=reviewer)

    page = visit(f"/curate/works/{work.pk}/", client)
    paper = Paper.objects.get(title="New care models and hospital use in England")
    lessons = Lesson.objects.filter(evidence__paper=paper)
    led_to = {link for link in page.links if link.startswith(("/papers/", "/lessons/"))} - set(before.links)
    assert "What came of it" not in before.text
    assert led_to == {paper.get_absolute_url(), *(lesson.get_absolute_url() for lesson in lessons)}
    assert f"/curate/records/paper/{paper.pk}/history/" in page.links


def test_what_is_kept_is_there_again(client):
    work = begin(client)

    keep(client, work, WHOLE)

    text = visit(f"/curate/enter/{work.pk}/", client)
    work.refresh_from_db()
    assert (work.stage, work.title, work.saves) == (WorkStage.OPEN, "New care models and hospital use in England", 1)
    assert work.typed["outcomes"][0]["measure"] == "monthly bed days per 1,000"
    assert "Ready to be handed in" in text.text
    assert Paper.objects.filter(title__startswith="New care").count() == 0


def test_nothing_is_kept_of_rows_that_were_not_begun(client):
    work = begin(client)

    keep(client, work, {"paper-title": "A title", "lesson-1-stance": "supports", "outcome-3-measure": " "})

    work.refresh_from_db()
    assert (work.typed["lessons"], work.typed["outcomes"]) == ([], [])


NO_ROWS: dict[str, list] = {"initiatives": [], "lessons": [], "outcomes": []}
WORD = "The table on page 830 is smudged."


@pytest.mark.parametrize("act", ["keep", "more.lessons", "hand-in"])
def test_word_to_the_reviewer_is_kept_with_the_rest(act, client):
    work = begin(client)

    keep(client, work, {"paper-year": "20"}, act=act, reason=WORD)

    work.refresh_from_db()
    assert (work.stage, work.typed["reason"]) == (WorkStage.OPEN, WORD)
    assert WORD in visit(f"/curate/enter/{work.pk}/", client).text


def test_word_to_the_reviewer_is_kept_by_itself_and_handed_in(client):
    work = begin(client)
    keep_quietly(client, work, {**WHOLE, "reason": WORD})
    kept = visit(f"/curate/enter/{work.pk}/", client).text

    keep(client, work, WHOLE, act="hand-in", reason=WORD)

    work.refresh_from_db()
    assert WORD in kept
    assert (work.stage, work.reason) == (WorkStage.HANDED_IN, WORD)


def test_word_of_a_work_from_before_it_was_kept_is_shown_again(client):
    work = begin(client)
    WorkInProgress.objects.filter(pk=work.pk).update(typed={"paper": {}, **NO_ROWS}, reason=WORD)

    assert WORD in visit(f"/curate/enter/{work.pk}/", client).text
