"""What became of an aim follows from the conclusions on its programme in its domain: the rule on /help/before/."""

from evidence.synthesis.aims_tried import Fate, fate_of


def test_fate_follows_from_the_conclusions():
    found = {
        "nothing measured": fate_of({}, 0),
        "one result, no clear change": fate_of({"no-clear-change": 1}, 1),
        "worsened and mixed": fate_of({"worsened": 2, "mixed": 1}, 3),
        "improved twice, once not": fate_of({"improved": 2, "no-clear-change": 1}, 3),
        "improved": fate_of({"improved": 1}, 1),
        "improved, and one without conclusion": fate_of({"improved": 1}, 2),
        "measured, conclusion not reported": fate_of({}, 2),
    }

    assert found == {
        "nothing measured": Fate.NEVER_MEASURED,
        "one result, no clear change": Fate.NOT_REACHED,
        "worsened and mixed": Fate.NOT_REACHED,
        "improved twice, once not": Fate.CONTESTED,
        "improved": Fate.REACHED,
        "improved, and one without conclusion": Fate.REACHED,
        "measured, conclusion not reported": Fate.UNKNOWN,
    }
