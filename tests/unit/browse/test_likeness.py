"""How two places compare, each case worked by hand."""

import pytest

from evidence.browse.likeness import Profile, Verdict, compare

TORBAY = Profile(
    "Torbay",
    nation="England",
    population=140_000,
    kind="Local authority",
    programmes=frozenset({"Care Trusts", "Pioneers"}),
    models=frozenset({"Pooled budget"}),
)
UNKNOWN = ("unknown", "cannot be compared: not reported")


def verdicts(mine: Profile, tried: Profile) -> list[str]:
    return [one.verdict.value for one in compare(mine, tried)]


def test_place_is_like_itself_in_all_five_respects():
    found = compare(TORBAY, TORBAY)

    assert [one.name for one in found] == [
        "Nation",
        "Size of population",
        "Kind of area",
        "Programme it had",
        "Care model",
    ]
    assert {one.verdict for one in found} == {Verdict.SAME}


def test_places_that_differ_in_everything():
    gwent = Profile(
        "Gwent", "", "Wales", 600_000, "Region", frozenset({"Regional Partnerships"}), frozenset({"Virtual ward"})
    )

    assert [(one.verdict.value, one.words) for one in compare(TORBAY, gwent)] == [
        ("different", "Wales; yours: England"),
        ("different", "4.3 times as many people: 600,000; yours: 140,000"),
        ("different", "Region; yours: Local authority"),
        ("different", "Regional Partnerships; none of its programmes is recorded in yours"),
        ("different", "Virtual ward; none of its care models is recorded in yours"),
    ]


def test_what_is_not_recorded_cannot_be_compared_whichever_side_lacks_it():
    assert [(one.verdict.value, one.words) for one in compare(TORBAY, Profile("Anywhere"))] == [UNKNOWN] * 5
    assert [(one.verdict.value, one.words) for one in compare(Profile("Anywhere"), TORBAY)] == [UNKNOWN] * 5


@pytest.mark.parametrize(
    ("tried", "verdict", "words"),
    [
        (140_000, "same", "140,000 people; yours: 140,000"),
        (280_000, "similar", "280,000 people; yours: 140,000"),
        (280_001, "different", "2.0 times as many people: 280,001; yours: 140,000"),
        (70_000, "similar", "70,000 people; yours: 140,000"),
        (69_999, "different", "2.0 times fewer people: 69,999; yours: 140,000"),
        (56_000_000, "different", "400 times as many people: 56,000,000; yours: 140,000"),
    ],
)
def test_size_is_similar_from_half_to_twice(tried, verdict, words):
    size = compare(TORBAY, Profile("Other", population=tried))[1]

    assert (size.verdict.value, size.words) == (verdict, words)


def test_one_shared_programme_or_model_is_named():
    tried = Profile(
        "Other", programmes=frozenset({"Pioneers", "Vanguards"}), models=frozenset({"Pooled budget", "Hub"})
    )

    found = compare(TORBAY, tried)

    assert found[3][1:] == (Verdict.SAME, "yours too: Pioneers")
    assert found[4][1:] == (Verdict.SAME, "yours too: Pooled budget")


def test_verdicts_are_never_added_up():
    assert not any(isinstance(part, int | float) for one in compare(TORBAY, TORBAY) for part in one)
