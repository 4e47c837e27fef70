"""Each identifier has one stored spelling, and what is no identifier is refused with a sentence."""

import pytest
from django.core.exceptions import ValidationError

from evidence.models.identifiers import normalise_doi, normalise_isbn, normalise_pmcid, normalise_pmid

RIGHT = [
    (normalise_doi, "10.1108/JICA-11-2019-0047", "10.1108/jica-11-2019-0047"),
    (normalise_doi, "https://doi.org/10.1108/JICA-11-2019-0047", "10.1108/jica-11-2019-0047"),
    (normalise_doi, "http://dx.doi.org/10.1108/JICA-11-2019-0047", "10.1108/jica-11-2019-0047"),
    (normalise_doi, "doi.org/10.1108/JICA-11-2019-0047", "10.1108/jica-11-2019-0047"),
    (normalise_doi, "DOI: 10.1108/JICA-11-2019-0047.", "10.1108/jica-11-2019-0047"),
    (normalise_doi, "doi:10.1016/S0140-6736(07)60494-4", "10.1016/s0140-6736(07)60494-4"),
    (normalise_doi, " 10.1002/(SICI)1099-1255(199705)12:3<1::AID-X>3.0.CO;2-8 ", None),
    (normalise_doi, "doi: https://doi.org/10.5334/ijic.3975", "10.5334/ijic.3975"),
    (normalise_pmid, "12849913", "12849913"),
    (normalise_pmid, "PMID: 12849913", "12849913"),
    (normalise_pmid, "https://pubmed.ncbi.nlm.nih.gov/12849913/", "12849913"),
    (normalise_pmid, "0012", "12"),
    (normalise_pmcid, "PMC5354217", "PMC5354217"),
    (normalise_pmcid, "pmc 5354217", "PMC5354217"),
    (normalise_pmcid, "PMCID: PMC5354217", "PMC5354217"),
    (normalise_pmcid, "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC5354217/", "PMC5354217"),
    (normalise_isbn, "978-0-306-40615-7", "9780306406157"),
    (normalise_isbn, "ISBN 0-306-40615-2", "9780306406157"),
    (normalise_isbn, "ISBN-13: 978 0 306 40615 7", "9780306406157"),
    (normalise_isbn, "0-8044-2957-x", "9780804429573"),
    (normalise_isbn, "978‑0‑306‑40615‑7", "9780306406157"),  # noqa: RUF001 - hyphens that do not break, as pages print
]
# Digits to Python, but not to the database.
WIDE, ARABIC = "\N{FULLWIDTH DIGIT ONE}\N{FULLWIDTH DIGIT TWO}", "\N{ARABIC-INDIC DIGIT ONE}" * 4
WRONG = [
    (normalise_doi, ["", "doi", "10.1108", "10.1108/", "10.12/abc", "11.1108/abc", "10.1108/a b", f"10.{ARABIC}/abc"]),
    (normalise_pmid, ["", "0", "000", "123456789", "PMC123", "12a", "-5", WIDE, "1 2"]),
    (normalise_pmcid, ["", "123", "PMC", "PMC0", "PMC1234567890", "PMC12a", f"PMC{WIDE}"]),
    (
        normalise_isbn,
        ["", "0306406153", "9780306406158", "9710306406157", "X306406152", "978030640615", f"{ARABIC[0]}306406152"],
    ),
]


@pytest.mark.parametrize(("normalise", "text", "expected"), RIGHT)
def test_identifier_gets_its_one_spelling(normalise, text, expected):
    assert normalise(text) == (expected or text.strip().lower())


@pytest.mark.parametrize(("normalise", "text"), [(normalise, text) for normalise, texts in WRONG for text in texts])
def test_identifier_that_is_none_is_refused_with_an_example(normalise, text):
    with pytest.raises(ValidationError) as refusal:
        normalise(text)

    assert refusal.value.messages[0].startswith(f"“{text}” is not a")
    assert refusal.value.messages[0].endswith(".")
