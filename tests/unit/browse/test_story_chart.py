"""The drawing of a story: boxes that do not overlap, links by how they are known, and nothing placed by a guess."""

from itertools import combinations

import pytest

from evidence.browse.facts import Item
from evidence.browse.story import HERE, Chapter, Followed
from evidence.browse.story_chart import BOX, LEFT, STEP, WIDTH, draw


def a_chapter(number: int, start: int | None, end: int | None = None, *, followed=(), name: str = "") -> Chapter:
    links = tuple(Followed(pk, f"Initiative {pk}", "", basis, basis) for pk, basis in followed)
    here = Item("Torbay", "/places/torbay/")
    name = name or f"Initiative {number}"
    return Chapter(number, name, f"/initiatives/{number}/", None, None, None, start, end, HERE, here, (), links, False)


def css(drawing) -> list[str]:
    return [line.css for line in drawing.lines]


def test_box_covers_its_years():
    box = draw([a_chapter(1, 2005, 2012)], ()).boxes[0]

    assert (box.x, box.right) == pytest.approx((LEFT + 6 * STEP, LEFT + 14 * STEP), abs=0.1)


def test_open_end_runs_to_the_edge_of_the_scale():
    assert draw([a_chapter(1, 2005)], ()).boxes[0].right == pytest.approx(LEFT + 27 * STEP, abs=0.1)


def test_years_before_the_scale_are_cut_and_those_wholly_before_it_are_left_to_the_table():
    drawing = draw([a_chapter(1, 1990, 2003), a_chapter(2, 1980, 1985)], ())

    assert [(box.chapter.id, box.x) for box in drawing.boxes] == [(1, LEFT)]


def test_boxes_never_overlap():
    chapters = [
        a_chapter(n, 1999 + n % 20, 2004 + n % 20, name="A name of some length " * (n % 3 + 1)) for n in range(30)
    ]
    boxes = draw(sorted(chapters, key=lambda chapter: chapter.start), ()).boxes

    overlaps = [
        (one.chapter.id, other.chapter.id)
        for one, other in combinations(boxes, 2)
        if one.y == other.y and one.x < other.right and other.x < one.right
    ]
    assert (len(boxes), overlaps) == (30, [])


def test_initiative_without_a_start_stands_above_the_scale():
    drawing = draw([a_chapter(1, 2005, 2012), a_chapter(2, None)], ())

    loose = next(box for box in drawing.boxes if box.chapter.id == 2)
    assert loose.y + BOX <= drawing.top


def test_links_are_drawn_by_how_they_are_known_the_sourced_on_top():
    followed = [(1, "same-place"), (2, "sourced"), (3, "same-lead")]
    chapters = [a_chapter(n, 1998 + 2 * n, 1999 + 2 * n) for n in (1, 2, 3)]

    assert css(draw([*chapters, a_chapter(4, 2010, followed=followed)], ())) == ["place", "lead", "sourced"]


def test_link_by_place_that_runs_through_another_is_left_to_the_table():
    chapters = [
        a_chapter(1, 2001, 2002),
        a_chapter(2, 2004, 2005, followed=[(1, "same-place")]),
        a_chapter(3, 2007, 2008, followed=[(2, "same-place"), (1, "same-place")]),
    ]

    assert len(draw(chapters, ()).lines) == 2


def test_sourced_link_is_drawn_even_where_it_runs_through_another():
    chapters = [
        a_chapter(1, 2001, 2002),
        a_chapter(2, 2004, 2005, followed=[(1, "same-place")]),
        a_chapter(3, 2007, 2008, followed=[(2, "same-place"), (1, "sourced")]),
    ]

    assert css(draw(chapters, ())) == ["place", "place", "sourced"]


def test_link_to_what_is_not_drawn_is_left_to_the_table():
    assert draw([a_chapter(1, 2005, followed=[(9, "sourced")])], ()).lines == []


def test_numbers_stand_under_their_years_and_empty_rows_are_left_out():
    drawing = draw([a_chapter(1, 2005)], [("Papers", {2011: (2, "/papers/"), 1990: (1, "/papers/")}), ("Outcomes", {})])

    assert [(row.label, [(mark.year, mark.count, mark.x) for mark in row.marks]) for row in drawing.rows] == [
        ("Papers", [(2011, 2, round(LEFT + 12.5 * STEP, 1))])
    ]


def test_everything_stays_within_the_drawing():
    chapters = [a_chapter(n, 2022, name="A very long name that would run out of the drawing") for n in range(5)]
    boxes = draw(chapters, ()).boxes

    assert max(box.right for box in boxes) <= WIDTH
    assert {box.anchor for box in boxes} == {"end"}
