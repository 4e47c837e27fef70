"""What is not known of a theme: each statement follows from counts, and none is made without a reason."""

from dataclasses import replace

from evidence.browse.gaps import Known, gaps

ALL = dict.fromkeys(["england", "scotland", "wales", "northern-ireland"], 1)
COMPLETE = Known("budgets", 4, 9, True, {"moderate": 4}, {"controlled": 1, "qualitative": 8}, ALL)


def statements(known: Known) -> list[str]:
    return [gap.statement.partition(":")[0] for gap in gaps(known)]


def test_nothing_is_missing_where_everything_is_there():
    assert gaps(COMPLETE) == []


def test_theme_without_lessons_misses_nothing_of_them():
    assert gaps(Known("budgets", 0, 0, False, {}, {}, {})) == []


def test_each_gap_is_said():
    bare = Known("budgets", 4, 9, False, {"single-source": 2, "not-appraised": 2}, {"qualitative": 9}, {})

    assert statements(bare) == [
        "Whether any of it changed a measured outcome",
        "What would have happened anyway",
        "Whether anybody else would find the same",
        "How much confidence they deserve",
        "Whether it holds in England, Scotland, Wales and Northern Ireland",
    ]


def test_counted_gaps_lead_to_exactly_those_lessons():
    found = gaps(replace(COMPLETE, confidence={"single-source": 1, "not-appraised": 3}))

    assert [(gap.count, gap.url) for gap in found] == [
        (1, "/lessons/?theme=budgets&confidence=single-source"),
        (3, "/lessons/?theme=budgets&confidence=not-appraised"),
    ]
    assert found[0].statement.endswith("1 lesson rests on a single source.")


def test_trial_is_a_comparison_and_a_review_is_none():
    assert gaps(replace(COMPLETE, designs={"randomised": 1})) == []
    assert statements(replace(COMPLETE, designs={"systematic-review": 3})) == ["What would have happened anyway"]


def test_absent_nations_are_named():
    found = gaps(replace(COMPLETE, nations={"england": 3, "wales": 1, "scotland": 0}))

    assert [gap.statement for gap in found] == [
        "Whether it holds in Scotland and Northern Ireland: no lesson here was reported from an initiative there."
    ]
