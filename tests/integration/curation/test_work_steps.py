"""The table of steps of a work is what the actions do, for every role, stage and owner."""

import pytest

from evidence.curation.actions import accept_work, propose
from evidence.curation.errors import NotAllowed, WrongStage
from evidence.curation.permissions import Role
from evidence.curation.rows import plain_rows
from evidence.curation.workflow import ACCEPT, DISCARD, HAND_IN, SEND_BACK_WORK, TAKE_BACK, WORK_STEPS, may_take
from evidence.enums import WorkStage
from evidence.models import Lesson, LessonTheme, WorkInProgress
from evidence.workspace.steps import BUTTONS
from tests.factories import make_lesson, make_lesson_evidence, make_theme, make_user, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def work():
    lesson = make_lesson(explanation="At first it costs.")
    save(LessonTheme(lesson=lesson, theme=make_theme()))
    make_lesson_evidence()
    lesson.explanation = "It costs for years."
    owner = make_user("owner", "reviewer")
    return propose(plain_rows([lesson]), by=owner, form="test", title="t", reason="r", about=lesson)


def test_every_step_has_one_button():
    assert {button.step for button in BUTTONS.values()} == set(WORK_STEPS)


@pytest.mark.parametrize("stage", [WorkStage.OPEN, WorkStage.HANDED_IN, WorkStage.DISCARDED])
@pytest.mark.parametrize("step", WORK_STEPS, ids=lambda step: step.name)
@pytest.mark.parametrize("who", ["owner", *Role])
def test_an_action_refuses_exactly_where_the_table_says_no(who, step, stage, work):
    WorkInProgress.objects.update(stage=stage)
    work.refresh_from_db()
    person = work.owner if who == "owner" else make_user("other", who)
    button = next(button for button in BUTTONS.values() if button.step is step)

    allowed = may_take(step, work, person)
    try:
        button.act(work, person, "Because.")
    except (NotAllowed, WrongStage):
        was_done = False
    else:
        was_done = True

    assert was_done == allowed
    assert WorkInProgress.objects.get().stage == (step.target if allowed else stage)


def test_owner_and_reviewer_have_the_steps_that_the_issue_names(work):
    reviewer, curator = make_user("second", "reviewer"), make_user("third", "curator")

    def steps(person):
        return [step for step in WORK_STEPS if may_take(step, work, person)]

    assert (steps(work.owner), steps(reviewer), steps(curator)) == (
        [TAKE_BACK, SEND_BACK_WORK], [ACCEPT, SEND_BACK_WORK], [],
    )  # fmt: skip
    WorkInProgress.objects.update(stage=WorkStage.OPEN)
    work.refresh_from_db()
    assert steps(work.owner) == [HAND_IN, DISCARD]


def test_what_was_accepted_takes_no_further_step(work):
    reviewer = make_user("second", "administrator")
    accept_work(work, by=reviewer)

    assert [step for step in WORK_STEPS for person in (work.owner, reviewer) if may_take(step, work, person)] == []
    assert Lesson.objects.get().explanation == "It costs for years."
