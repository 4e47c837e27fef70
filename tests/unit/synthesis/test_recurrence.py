"""Recurrence and waves on a handful of reports."""

from evidence.synthesis.recurrence import Report, recurrence, waves


def report(study, year, *programmes):
    return Report(study, year, frozenset(programmes))


def test_first_reported_again_and_the_gaps_between():
    found = recurrence([report("c", 2012, "pilots"), report("a", 1999), report("b", 2004, "trusts", "pilots")])

    assert (found.first, found.again, found.gaps, found.span) == (1999, (2004, 2012), (5, 8), 13)
    assert (found.studies, found.programmes) == (3, ("pilots", "trusts"))


def test_papers_of_one_study_are_one_study_in_several_years():
    found = recurrence([report("a", 2001), report("a", 2003)])

    assert (found.studies, found.years) == (1, (2001, 2003))


def test_nothing_dated_is_no_recurrence():
    assert recurrence([]) is None


def test_reported_once_has_no_gap():
    found = recurrence([report("a", 2001)])

    assert (found.again, found.gaps, found.span) == ((), (), 0)


def test_a_wave_is_new_where_nobody_else_said_it_before():
    found = waves(
        {
            "savings": [report("a", 2001, "pilots"), report("b", 2010, "vanguards")],
            "trust": [report("b", 2010, "vanguards")],
            "leaders": [report("b", 2010, "vanguards"), report("c", 2010, "pilots")],  # the same year is not before
        }
    )

    assert [(wave.programme, wave.first, wave.last, wave.new, wave.known) for wave in found] == [
        ("pilots", 2001, 2010, ("leaders", "savings"), ()),
        ("vanguards", 2010, 2010, ("leaders", "trust"), ("savings",)),
    ]


def test_a_programme_does_not_make_its_own_lesson_known():
    found = waves({"savings": [report("a", 2001, "pilots"), report("b", 2010, "pilots")]})

    assert [(wave.new, wave.known) for wave in found] == [(("savings",), ())]
