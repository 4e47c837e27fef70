"""/before/ goes on finding what an analyst would name for the judged plans. `make before` shows the figures."""

import pytest

from tests.before.recall import HELD_OUT, TUNED, judged_plans, recall

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

FLOORS = {TUNED: {"initiatives": 0.80, "lessons": 0.58}, HELD_OUT: {"initiatives": 0.59, "lessons": 0.40}}


@pytest.mark.parametrize("name", FLOORS)
def test_what_an_analyst_would_name_is_among_the_first_ten(name):
    found = recall(judged_plans(name))

    for kind, one in found.items():
        print(f"{name:8} {kind:12} recall@10 {one.share:.2f} ({one.found} of {one.wanted})")  # noqa: T201 - the report
        print(*(f"         missed {missed}" for missed in one.missed), sep="\n")  # noqa: T201 - as above
    assert {kind: one.share >= FLOORS[name][kind] for kind, one in found.items()} == dict.fromkeys(FLOORS[name], True)


def test_there_are_twenty_plans_and_each_judgement_has_its_reason():
    plans = [*judged_plans(TUNED), *judged_plans(HELD_OUT)]

    assert len(plans) >= 20
    assert len({plan.name for plan in plans}) == len(plans)
    assert all(why for plan in plans for why in (*plan.initiatives.values(), *plan.lessons.values()))
