"""How often a lesson was learned before: dots, silences and programmes, each position worked out by hand."""

from evidence.browse.evidence_rows import EvidenceRow
from evidence.browse.recurrence import RunProgramme, recurrence

EMPTY = dict.fromkeys(EvidenceRow._fields, "")


def row(paper: int, year: int | None, stance: str = "supports", programme: int | None = None) -> EvidenceRow:
    known = {"paper_id": paper, "year": year, "stance": stance, "programme_id": programme}
    return EvidenceRow(
        **{**EMPTY, **known, "reference": f"Author {paper}", "stance_label": stance, "paper_url": f"/papers/p{paper}/"}
    )


def run(number: int, start: int | None, end: int | None = None, name: str = "") -> RunProgramme:
    return RunProgramme(number, f"programme-{number}", name or f"Programme {number}", "", start, end)


def test_papers_of_a_year_stand_on_each_other_support_at_the_foot():
    drawn = recurrence([row(1, 2000, "contradicts"), row(2, 2000), row(3, 1999, "qualifies")], [])

    assert drawn.height == 48
    assert [(dot.x, dot.y, dot.stance) for dot in drawn.dots] == [
        (14, 37, "qualifies"),
        (42, 37, "supports"),
        (42, 18, "contradicts"),
    ]
    assert drawn.dots[2].words == "Author 1: contradicts"


def test_paper_with_several_stances_stands_once_where_it_is_most_critical():
    drawn = recurrence([row(1, 2000), row(1, 2000, "qualifies")], [])

    assert [dot.stance for dot in drawn.dots] == ["qualifies"]
    assert [len(year.papers) for year in drawn.years] == [1]


def test_undated_papers_have_no_place_and_those_outside_the_scale_stand_in_the_table_alone():
    drawn = recurrence([row(1, None), row(2, 1990)], [])

    assert drawn.dots == []
    assert [year.year for year in drawn.years] == [1990]


def test_long_silence_is_said_and_a_short_one_is_not():
    assert recurrence([row(1, 2003), row(2, 2005)], []).silence == ""
    assert recurrence([row(1, 2001), row(2, 2003), row(3, 2007)], []).silence == (
        "Between 2003 and 2007 no paper here reported it; then it was learned again."
    )


def test_programmes_stand_in_order_of_the_first_report_with_how_late_it_was():
    rows = [row(1, 2002), row(2, 2012, programme=2), row(3, 2003, programme=1), row(4, 2004, programme=1)]

    waves = recurrence(rows, [run(2, 2009, 2011), run(1, 2001)]).waves

    assert [(wave.name, wave.ran, wave.reported, wave.since, wave.is_again) for wave in waves] == [
        ("Programme 1", "from 2001; end not reported", "2003, 2004", "1 year later", True),
        ("Programme 2", "2009 to 2011", "2012", "10 years later", True),
    ]


def test_programme_of_the_first_report_is_not_late():
    (wave,) = recurrence([row(1, 2002, programme=1)], [run(1, 2001, 2003)]).waves

    assert (wave.since, wave.is_again) == ("in the year of the first report", False)


def test_bars_run_from_year_to_year_and_an_open_end_runs_to_the_edge():
    rows = [row(1, 2012, programme=1), row(2, 2012, programme=2)]

    bars = recurrence(rows, [run(1, 2000, 2001), run(2, 2024)]).bars

    assert [(bar.x, bar.width, bar.is_at_end) for bar in bars] == [(28, 56, False), (700, 56, True)]


def test_names_of_bars_never_cover_each_other():
    rows = [row(number, 2012, programme=number) for number in range(1, 5)]
    programmes = [run(number, 2005, 2006, "A programme of a long name") for number in range(1, 5)]

    bars = recurrence(rows, programmes).bars

    assert [bar.y for bar in bars] == [0, 30, 60]


def test_programme_without_dates_has_no_bar_but_stands_in_the_table():
    drawn = recurrence([row(1, 2012, programme=1)], [run(1, None)])

    assert drawn.bars == []
    assert [wave.ran for wave in drawn.waves] == ["dates not reported"]
