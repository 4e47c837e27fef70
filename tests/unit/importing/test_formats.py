"""Files of references in the dialects in which programs write them."""

import pytest

from evidence.importing.formats import READERS, Name
from evidence.importing.problems import FileError

RIS = "TY  - JOUR\nAU  - Müller, Jörg\nTI  - Café care\nJO  - Journal\nPY  - 2019\nER  - \n"


def read(format_name, text, encoding="utf-8"):
    return READERS[format_name](text.encode(encoding) if isinstance(text, str) else text)


def read_one(format_name, text):
    (record,) = read(format_name, text).records
    return record


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_of_ris(encoding, line_end):
    record = read("ris", RIS.replace("\n", line_end), encoding).records[0]

    assert (record.title, record.authors, record.year) == ("Café care", [Name("Müller", "Jörg")], 2019)


def test_file_put_together_from_two_encodings_reads():
    content = RIS.encode() + RIS.encode("cp1252")

    assert [record.title for record in READERS["ris"](content).records] == ["Café care", "Café care"]


@pytest.mark.parametrize(
    "text",
    [
        "TY - JOUR\nTI - First\nPY - 2019\nER -\nTY - JOUR\nTI - Second\nER -\n",
        "TY  - JOUR\nTI  - First\nPY  - 2019\nTY  - JOUR\nTI  - Second\n",
        "\n\n1.\nTY  - JOUR\nTI  - First\nPY  - 2019\nER  - \n\n2.\nTI  - Second\nER  - \n",
    ],
    ids=["one space", "no ends", "numbered, without types"],
)
def test_ris_with_loose_ends(text):
    assert [record.title for record in read("ris", text).records] == ["First", "Second"]


def test_ris_text_over_several_lines_is_one():
    assert read_one("ris", "TY  - JOUR\nTI  - A title\n  that goes on\nER  -").title == "A title that goes on"


@pytest.mark.parametrize(
    ("lines", "pages"),
    [
        ("SP  - 123\nEP  - 129", "123-129"),
        ("SP  - 123\nEP  - 9", "123-129"),
        ("SP  - 123–9", "123-129"),
        ("SP  - S12\nEP  - S19", "S12-S19"),
        ("SP  - e011952", "e011952"),
        ("C7  - 11", "11"),
        ("SP  - 5\nEP  - 5", "5"),
    ],
)
def test_page_ranges(lines, pages):
    assert read_one("ris", f"TY  - JOUR\nTI  - A\n{lines}\nER  -").pages == pages


@pytest.mark.parametrize(
    ("date", "year"),
    [
        ("2019", 2019), ("2019/05/03/", 2019), ("2019//", 2019), ("2019-05-03", 2019), ("3 May 2019", 2019),
        ("2019 May-Jun", 2019), ("Spring 2019", 2019), ("05/03/2019", 2019), ("20190503", 2019), ("2019-20", 2019),
        ("in press", None), ("0000", None),
    ],
)  # fmt: skip
def test_dates(date, year):
    record = read_one("ris", f"TY  - JOUR\nTI  - A\nPY  - {date}\nER  -")

    assert record.year == year
    assert bool(record.remarks) == (year is None)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("van der Berg, Jan", Name("van der Berg", "Jan")),
        ("Berg, Jan van der", Name("van der Berg", "Jan")),
        ("de la Cruz, María", Name("de la Cruz", "María")),
        ("Smith JA", Name("Smith", "JA")),
        ("O'Brien, P.", Name("O'Brien", "P.")),
        ("King, Martin, Jr.", Name("King", "Martin, Jr.")),
        ("NHS England", Name(literal="NHS England")),
        ("World Health Organization,", Name(literal="World Health Organization")),
        ("Department of Health UK", Name(literal="Department of Health UK")),
    ],
)
def test_names(written, name):
    assert read_one("ris", f"TY  - JOUR\nTI  - A\nAU  - {written}\nER  -").authors == [name]


@pytest.mark.parametrize(
    ("lines", "identifiers"),
    [
        ("DO  - https://doi.org/10.1234/ABC.", ("10.1234/abc", None, None)),
        ("M3  - 10.1234/abc", ("10.1234/abc", None, None)),
        ("UR  - http://dx.doi.org/10.1234/abc", ("10.1234/abc", None, None)),
        ("N1  - PMID: 12849913; doi: 10.1234/abc", ("10.1234/abc", "12849913", None)),
        ("AN  - 12849913\nDB  - PubMed", (None, "12849913", None)),
        ("AN  - 12849913\nDB  - Scopus", (None, None, None)),
        ("C2  - PMC5354217", (None, None, "PMC5354217")),
        ("UR  - https://pubmed.ncbi.nlm.nih.gov/12849913/", (None, "12849913", None)),
    ],
)
def test_identifiers_where_programs_put_them(lines, identifiers):
    record = read_one("ris", f"TY  - JOUR\nTI  - A\n{lines}\nER  -")

    assert (record.doi, record.pmid, record.pmcid) == identifiers


def test_bibtex_as_people_write_it():
    text = r"""
    @string{ijic = "Journal of Care"}
    @article{a, title = {{Integrated} care: {\"U}ber K{\"o}ln \& caf\'e, 50\% of it},
      author = {van der Berg, Jan and {NHS England} and Axel Kaehne and King, Jr, Martin and others},
      journal = ijic, year = 2019, month = may, pages = {123--9}, doi = {10.1234/a_b}}
    """

    record = read_one("bibtex", text)

    assert record.title == "Integrated care: Über Köln & café, 50% of it"
    assert record.authors == [
        Name("van der Berg", "Jan"), Name(literal="NHS England"), Name("Kaehne", "Axel"), Name("King", "Martin, Jr"),
    ]  # fmt: skip
    assert record.authors_incomplete
    assert (record.container_title, record.year, record.pages, record.doi) == (
        "Journal of Care", 2019, "123-129", "10.1234/a_b",
    )  # fmt: skip


def test_broken_bibtex_entry_is_refused_and_the_others_kept():
    text = "@article{a, title={First}, year=2019}\n@article{b, title={Broken, year=2\n@book{c, title={Third}}"

    records = read("bibtex", text).records

    assert [(record.title, bool(record.refusal)) for record in records] == [
        ("First", False), ("Broken", True), ("Third", False),
    ]  # fmt: skip


def test_pubmed_record():
    text = (
        "PMID- 12849913\nDP  - 2019 May 3\nTI  - Care in the\n      north.\nPG  - 123-9\nLID - 10.1234/abc [doi]\n"
        "FAU - de la Cruz, Maria\nAU  - de la Cruz M\nCN  - EPOC Group\nPT  - Editorial\nPMC - PMC123\nJT  - Policy\n"
    )

    record = read_one("nbib", text)

    assert (record.title, record.type, record.pages) == ("Care in the north", "editorial", "123-129")
    assert record.authors == [Name("de la Cruz", "Maria"), Name(literal="EPOC Group")]
    assert (record.doi, record.pmid, record.pmcid, record.year) == ("10.1234/abc", "12849913", "PMC123", 2019)


def test_csl_in_its_several_forms():
    text = """[{"type": "chapter", "title": ["A"], "ISBN": "0306406152", "issued": {"date-parts": [["2019", 5]]},
      "author": [{"family": "Berg", "given": "J", "non-dropping-particle": "van der"}, {"literal": "WHO"}]},
      {"title": "B", "issued": {"raw": "May 2018"}, "PMID": 123}, 5]"""

    first, second, third = read("csl", text).records

    assert first.authors == [Name("van der Berg", "J"), Name(literal="WHO")]
    assert (first.title, first.year, first.isbn, len(first.remarks)) == ("A", 2019, None, 1)
    assert (second.year, second.pmid) == (2018, "123")
    assert third.refusal


@pytest.mark.parametrize("divider", [",", ";", "\t"])
def test_csv_of_any_program(divider):
    rows = [
        ["Article Title", "Authors", "Publication Year", "DOI", "Cited by"],
        ["A", "Smith J., Jones AB", "2019", "10.1234/A", "7"],
    ]
    text = "\n".join(divider.join(f'"{cell}"' for cell in row) for row in rows)

    record = read_one("csv", text)

    assert (record.title, record.year, record.doi, record.left_over) == ("A", 2019, "10.1234/a", ["Cited by"])


@pytest.mark.parametrize("format_name", READERS)
@pytest.mark.parametrize(
    "content",
    [b"", b" \n ", b"\0\1\2" * 200, b"%PDF-1.7 ...", b"PK\x03\x04 broken", b"just words", b"[" * 50_000, b"\xff" * 300],
    ids=["empty", "blank", "binary", "pdf", "zip", "words", "nested", "bytes"],
)
def test_file_that_is_something_else_is_refused_with_a_sentence(format_name, content):
    with pytest.raises(FileError) as refusal:
        READERS[format_name](content)

    assert str(refusal.value).endswith(".")


def test_wrong_label_is_recognised():
    with pytest.raises(FileError, match="It looks like BibTeX"):
        read("ris", "@article{a, title={A}}")


@pytest.mark.parametrize("format_name", READERS)
def test_huge_file_is_refused(format_name):
    with pytest.raises(FileError, match="at most 50 MB"):
        READERS[format_name](b"x" * 50_000_001)


@pytest.mark.parametrize("format_name", ["ris", "nbib", "bibtex", "csl", "csv"])
def test_every_truncation_gives_records_or_a_sentence(format_name):
    whole = {
        "ris": RIS, "nbib": "PMID- 1\nTI  - A title\nAU  - Smith J\n\nPMID- 2\nTI  - B\n",
        "bibtex": "@article{a, title={A {b} c}, author={Smith, J}}\n@book{b, title={B}}",
        "csl": '[{"title": "A", "author": [{"family": "Smith"}]}]',
        "csv": 'Title,Authors\n"A, ""b""","Smith, J"\nC,D\n',
    }[format_name]  # fmt: skip
    for length in range(len(whole)):
        try:
            assert read(format_name, whole[:length]).records
        except FileError as refusal:
            assert str(refusal)  # noqa: PT017 - either is right, and nothing else may be raised


def test_text_too_long_is_said_and_left_out():
    record = read_one("ris", f"TY  - JOUR\nTI  - A\nVL  - {'9' * 99}\nER  -")

    assert (record.volume, len(record.remarks)) == ("", 1)
    assert "at most 40" in record.remarks[0]


def test_title_too_long_is_refused_and_not_cut_unseen():
    assert "at most 500" in read_one("ris", f"TY  - JOUR\nTI  - {'word ' * 200}\nER  -").refusal


def test_null_characters_never_reach_the_database():
    assert "\0" not in read_one("csl", '[{"title": "A\\u0000b"}]').title
