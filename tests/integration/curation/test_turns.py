"""Two changes that touch the same records in opposite order: the second waits, and neither is lost."""

from threading import Event, Thread

import pytest
from django.db import connection

from evidence.curation.actions import withdraw_record
from evidence.curation.changes import change
from evidence.curation.turns import turn
from evidence.enums import Status
from evidence.models import Lesson
from tests.factories import make_editor, make_lesson, the_user

A_WHILE = 1.0  # seconds; where changes do not overlap, the first waits for the second in vain and goes on


def save_both(numbers, reason, *, after_first: Event, wait_for: Event | None = None) -> None:
    with change(by=the_user(), action="test", reason=reason) as open_change:
        for number in numbers:
            lesson = Lesson.objects.get(slug=f"lesson-{number}")
            lesson.statement = f"{lesson.statement} {reason}"
            open_change.save(lesson)
            after_first.set()
            if wait_for and number == numbers[0]:
                wait_for.wait(A_WHILE)


def beside(work, failures: list) -> Thread:
    def run():
        try:
            work()
        except Exception as error:  # noqa: BLE001 - whatever it was, the test shows it
            failures.append(error)
        finally:
            connection.close()

    thread = Thread(target=run)
    thread.start()
    return thread


def test_changes_in_opposite_order_follow_one_another(committing):
    for number in (1, 2):
        make_lesson(number, slug=f"lesson-{number}", statement="Begun:")
    first_began, second_began, failures = Event(), Event(), []
    first = beside(lambda: save_both([1, 2], "one", after_first=first_began, wait_for=second_began), failures)
    first_began.wait(10)

    save_both([2, 1], "two", after_first=second_began)

    first.join(30)
    assert failures == []
    assert sorted(Lesson.objects.values_list("statement", flat=True)) == ["Begun: one two"] * 2


@pytest.mark.parametrize("open_turn", [turn, lambda: change(by=the_user(), action="test")], ids=["turn", "change"])
def test_step_of_a_record_waits_for_an_open_change(open_turn, committing):
    lesson, editor = make_lesson(1, slug="lesson-1"), make_editor()
    failures = []

    with open_turn():
        other = beside(lambda: withdraw_record(lesson, by=editor, reason="Doubled."), failures)
        other.join(A_WHILE)
        was_waiting = other.is_alive()

    other.join(30)
    assert was_waiting
    assert failures == []
    assert Lesson.objects.get().status == Status.WITHDRAWN
