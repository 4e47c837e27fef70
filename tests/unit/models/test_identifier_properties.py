"""What holds of identifiers whatever the text is."""

import re

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from evidence.models import Paper
from evidence.models.identifiers import normalise_doi, normalise_isbn, normalise_pmcid, normalise_pmid

STORED = {  # as the constraints of the database say
    normalise_doi: r"10\.[0-9]{4,9}/[^A-Z ]+",
    normalise_pmid: r"[1-9][0-9]{0,7}",
    normalise_pmcid: r"PMC[1-9][0-9]{0,8}",
    normalise_isbn: r"97[89][0-9]{10}",
}
PARTS = [
    "10.1234/",
    "doi:",
    "https://doi.org/",
    "PMID: ",
    "PMC",
    "pmcid",
    "ISBN-13: ",
    "978",
    "0",
    "X",
    "-",
    " ",
    ".",
    "/",
]
LIKELY = st.lists(st.sampled_from(PARTS) | st.text(max_size=8) | st.from_regex(r"[0-9]{1,13}"), max_size=6).map("".join)
DIGITS = st.text("0123456789", min_size=9, max_size=9)
SUFFIX = st.text("abcXYZ0123456789.-()<>:;/_", min_size=1, max_size=30).filter(lambda text: text[-1] not in ".,;")


def check(nine_or_twelve):
    """Return the last digit as ISO 2108 defines it, by a way of its own."""
    values = [int(digit) for digit in nine_or_twelve]
    if len(values) == 9:
        rest = sum(position * value for position, value in enumerate(values, start=1)) % 11
        return "X" if rest == 10 else str(rest)
    return str((10 - (sum(values[::2]) + 3 * sum(values[1::2])) % 10) % 10)


@pytest.mark.parametrize("normalise", STORED)
@given(text=st.text() | LIKELY)
def test_any_text_is_normalised_once_and_for_all_or_refused(normalise, text):
    try:
        value = normalise(text)
    except ValidationError:
        return

    assert normalise(value) == value
    assert re.fullmatch(STORED[normalise], value)


@given(suffix=SUFFIX, prefix=st.integers(1000, 999_999_999))
def test_spellings_of_one_doi_agree(suffix, prefix):
    doi = f"10.{prefix}/{suffix}"
    spellings = [
        doi,
        doi.upper(),
        f"doi:{doi}",
        f"DOI {doi}",
        f"https://doi.org/{doi}",
        f"http://dx.doi.org/{doi}",
        f"{doi}.",
    ]

    assert {normalise_doi(text) for text in spellings} == {doi.lower()}


@given(number=st.integers(1, 99_999_999))
def test_spellings_of_one_pmid_agree(number):
    spellings = [
        f"{number}",
        f"PMID: {number}",
        f"0{number}",
        f"https://pubmed.ncbi.nlm.nih.gov/{number}/",
        f" {number} ",
    ]

    assert {normalise_pmid(text) for text in spellings} == {str(number)}


@given(number=st.integers(1, 999_999_999))
def test_spellings_of_one_pmcid_agree(number):
    address = f"https://www.ncbi.nlm.nih.gov/pmc/articles/PMC{number}/"
    spellings = [f"PMC{number}", f"pmc{number}", f"PMC {number}", f"PMCID: PMC0{number}", address]

    assert {normalise_pmcid(text) for text in spellings} == {f"PMC{number}"}


@given(nine=DIGITS)
def test_isbn_of_ten_digits_becomes_the_one_of_thirteen(nine):
    ten, thirteen = nine + check(nine), f"978{nine}" + check(f"978{nine}")
    spellings = [ten, ten.lower(), f"ISBN {ten}", f"ISBN-10: {ten[0]}-{ten[1:5]}-{ten[5:9]}-{ten[9]}", thirteen]

    assert {normalise_isbn(text) for text in spellings} == {thirteen}


@given(nine=DIGITS, wrong=st.integers(1, 9))
def test_isbn_with_a_wrong_last_digit_is_refused(nine, wrong):
    right = check(f"978{nine}")

    with pytest.raises(ValidationError):
        normalise_isbn(f"978{nine}{(int(right) + wrong) % 10}")


@pytest.mark.parametrize("name", ["doi", "pmid", "pmcid", "isbn"])
@given(text=st.text(" \t\n", max_size=4))
def test_field_keeps_an_identifier_that_is_not_given_as_nothing(name, text):
    assert Paper._meta.get_field(name).to_python(text) is None
