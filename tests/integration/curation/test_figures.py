"""The numbers of an outcome follow what is written, also where its owner writes it anew in a work."""

from decimal import Decimal

import pytest

from evidence.curation.actions import Choice, Take, propose, rebase_work
from evidence.curation.errors import Refusal
from evidence.curation.rows import plain_rows
from tests.factories import make_curator, make_outcome

pytestmark = pytest.mark.django_db


@pytest.fixture
def work():
    outcome = make_outcome(1, effect="-23%", effect_value=Decimal(-23), effect_unit="%")
    outcome.effect, outcome.effect_value = "-12%", Decimal(-12)
    return propose(plain_rows([outcome]), by=make_curator(), form="test", title="Outcome", reason="", about=outcome)


def write(work, effect):
    choices = {(0, "effect"): Choice(Take.EDITED, effect)}
    rebase_work(work, by=work.owner, choices=choices, saves=work.saves)
    return {name: work.rows[0]["values"].get(name) for name in ("effect", "effect_value", "effect_unit")}


def test_a_new_text_brings_its_number(work):
    assert write(work, "-15%") == {"effect": "-15%", "effect_value": "-15", "effect_unit": None}


def test_words_take_the_number_away(work):
    assert write(work, "about a fifth lower") == {
        "effect": "about a fifth lower",
        "effect_value": None,
        "effect_unit": "",
    }


def test_theirs_brings_the_number_that_was_there(work):
    rows = work.rows[0]["values"]
    assert Decimal(rows["effect_value"]) == -12
    with pytest.raises(Refusal, match="Nothing of yours"):
        rebase_work(work, by=work.owner, choices={(0, "effect"): Choice(Take.THEIRS)}, saves=work.saves)
