"""References in two styles, each written out by hand."""

import pytest

from evidence.browse.references import HARVARD, VANCOUVER, Name, Part, Reference, cite, initials, plain

GLASBY, MILLER = Name("Glasby", "Jon"), Name("Miller", "Robin")
SEVEN = tuple(Name(f"Family{n}", "A. B.") for n in range(1, 8))
CASES = {
    "article": (
        Reference(
            "journal-article",
            "Ten lessons for integrated care",
            (GLASBY, MILLER),
            year=2020,
            container="Journal of Integrated Care",
            volume="28",
            issue="1",
            pages="41-46",
            doi="10.1108/jica-11-2019-0047",
        ),
        (
            "Glasby J, Miller R. Ten lessons for integrated care. Journal of Integrated Care. 2020;28(1):41-46. "
            "doi:10.1108/jica-11-2019-0047"
        ),
        (
            "Glasby, J. and Miller, R. (2020) ‘Ten lessons for integrated care’, Journal of Integrated Care, 28(1), "
            "pp. 41–46. Available at: https://doi.org/10.1108/jica-11-2019-0047"
        ),
    ),
    "article by number, no issue": (
        Reference("journal-article", "Costs", (GLASBY,), year=2019, container="BMJ Open", volume="9", pages="e027301"),
        "Glasby J. Costs. BMJ Open. 2019;9:e027301.",
        "Glasby, J. (2019) ‘Costs’, BMJ Open, 9, e027301.",
    ),
    "article on one page": (
        Reference("editorial", "Costs", (GLASBY,), year=2021, container="BMJ", volume="71", issue="711", pages="442"),
        "Glasby J. Costs. BMJ. 2021;71(711):442.",
        "Glasby, J. (2021) ‘Costs’, BMJ, 71(711), p. 442.",
    ),
    "issue without a volume": (
        Reference("perspective", "Costs", (GLASBY,), year=2021, container="HSJ", issue="May"),
        "Glasby J. Costs. HSJ. 2021;(May).",
        "Glasby, J. (2021) ‘Costs’, HSJ, (May).",
    ),
    "corporate author and publisher": (
        Reference(
            "evaluation-report",
            "Better Care Fund",
            (Name("", literal="National Audit Office"),),
            year=2014,
            publisher="National Audit Office",
            url="https://www.nao.org.uk/report",
        ),
        (
            "National Audit Office. Better Care Fund. National Audit Office; 2014. "
            "Available from: https://www.nao.org.uk/report"
        ),
        (
            "National Audit Office (2014) Better Care Fund. National Audit Office. "
            "Available at: https://www.nao.org.uk/report"
        ),
    ),
    "chapter": (
        Reference(
            "chapter",
            "Structure and agency",
            (Name("Hay", "C."),),
            year=1995,
            container="Theory and Methods",
            publisher="Macmillan",
            pages="189-206",
        ),
        "Hay C. Structure and agency. In: Theory and Methods. Macmillan; 1995. p. 189-206.",
        "Hay, C. (1995) ‘Structure and agency’, in Theory and Methods. Macmillan, pp. 189–206.",
    ),
    "book": (
        Reference("book", "Organizing", (Name("Hosking", "D.-M."),), year=1991, publisher="Harvester"),
        "Hosking DM. Organizing. Harvester; 1991.",
        "Hosking, D.-M. (1991) Organizing. Harvester.",
    ),
    "thesis": (
        Reference("thesis", "A cure?", (Name("Alderwick", "Hugh"),), year=2025, publisher="LSHTM"),
        "Alderwick H. A cure? [thesis]. LSHTM; 2025.",
        "Alderwick, H. (2025) A cure?. Thesis. LSHTM.",
    ),
    "act": (
        Reference("legislation", "Care Act 2014", year=2014, url="https://example.org/act"),
        "Care Act 2014. Available from: https://example.org/act",
        "Care Act 2014. Available at: https://example.org/act",
    ),
    "seven authors": (
        Reference("book", "Many", SEVEN, year=2001, publisher="Sage"),
        "Family1 AB, Family2 AB, Family3 AB, Family4 AB, Family5 AB, Family6 AB, et al. Many. Sage; 2001.",
        "Family1, A.B. et al. (2001) Many. Sage.",
    ),
    "six authors": (
        Reference("book", "Many", SEVEN[:6], year=2001),
        "Family1 AB, Family2 AB, Family3 AB, Family4 AB, Family5 AB, Family6 AB. Many. 2001.",
        "Family1, A.B. et al. (2001) Many.",
    ),
    "three authors": (
        Reference("book", "Three", SEVEN[:3], year=2001),
        "Family1 AB, Family2 AB, Family3 AB. Three. 2001.",
        "Family1, A.B., Family2, A.B. and Family3, A.B. (2001) Three.",
    ),
    "one author and others": (
        Reference("book", "More", (GLASBY,), has_more_names=True, year=2001),
        "Glasby J, et al. More. 2001.",
        "Glasby, J. et al. (2001) More.",
    ),
    "no authors": (
        Reference("journal-article", "Costs", year=2008, container="BMJ", volume="1"),
        "Costs. BMJ. 2008;1.",
        "‘Costs’ (2008) BMJ, 1.",
    ),
    "no authors, no container": (
        Reference("evaluation-report", "Costs", year=2008, publisher="PPL"),
        "Costs. PPL; 2008.",
        "Costs (2008). PPL.",
    ),
    "no year": (
        Reference("journal-article", "Costs", (GLASBY,), container="BMJ"),
        "Glasby J. Costs. BMJ. [date unknown].",
        "Glasby, J. (no date) ‘Costs’, BMJ.",
    ),
    "title alone": (Reference("book", "Costs"), "Costs. [date unknown].", "Costs (no date)."),
    "question as a title": (
        Reference("book", "If integration is the answer?", (GLASBY,), year=2016),
        "Glasby J. If integration is the answer? 2016.",
        "Glasby, J. (2016) If integration is the answer?.",
    ),
    "family name alone": (
        Reference("book", "Costs", (Name("Thistlethwaite"),), year=2011),
        "Thistlethwaite. Costs. 2011.",
        "Thistlethwaite (2011) Costs.",
    ),
    "retracted": (
        Reference("journal-article", "Costs", (GLASBY,), year=2020, container="BMJ", is_retracted=True),
        "Glasby J. Costs [retracted]. BMJ. 2020.",
        "Glasby, J. (2020) ‘Costs’ [retracted], BMJ.",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_reference_is_written_as_by_hand(case):
    reference, vancouver, harvard = case

    assert (plain(cite(reference, VANCOUVER)), plain(cite(reference, HARVARD))) == (vancouver, harvard)


def test_harvard_sets_the_work_and_its_latin_in_italics():
    parts = cite(Reference("journal-article", "Costs", SEVEN, year=2020, container="BMJ"), HARVARD)

    assert [part.text for part in parts if part.is_italic] == ["et al.", "BMJ"]


def test_harvard_sets_a_book_in_italics():
    assert Part("Costs", is_italic=True) in cite(Reference("book", "Costs", (GLASBY,)), HARVARD)


@pytest.mark.parametrize(
    ("given", "plain_ones", "with_stops"),
    [
        ("Jon", "J", "J."),
        ("Angelos P.", "AP", "A.P."),
        ("AP", "AP", "A.P."),
        ("A. P.", "AP", "A.P."),
        ("R W", "RW", "R.W."),
        ("Jean-Paul", "JP", "J.-P."),
        ("D.-M.", "DM", "D.-M."),
        ("éva", "É", "É."),
        ("", "", ""),
    ],
)
def test_initials_of_any_spelling(given, plain_ones, with_stops):
    assert (initials(given), initials(given, ".")) == (plain_ones, with_stops)


@pytest.mark.parametrize(
    ("doi", "url", "needs"),
    [("", "https://example.org", True), ("10.1/x", "https://example.org", False), ("", "", False)],
)
def test_day_of_reading_is_wanted_for_an_address_alone(doi, url, needs):
    assert Reference("book", "Costs", doi=doi, url=url).needs_day_of_reading is needs
