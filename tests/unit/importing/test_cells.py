"""Each reader of a cell returns a value, or says what to write instead."""

import pytest

from evidence.enums import IntegrationType, LineageBasis, Nation, Stance
from evidence.importing import cells
from evidence.importing.problems import CellError
from evidence.models.identifiers import normalise_doi

nation = cells.choice(Nation)
kind = cells.choice(IntegrationType, empty="unknown")
basis = cells.choice(LineageBasis, renamed={"source": "sourced", "same place": "same-place"})
stance = cells.choice(Stance, required=True)
doi = cells.identifier(normalise_doi)

READ = [
    (cells.text(), "", ""),
    (cells.text(5), "abcde", "abcde"),
    (cells.slug, "torbay-care-trust-2", "torbay-care-trust-2"),
    (cells.year, "", None),
    (cells.year, "1900", 1900),
    (cells.year, "2100", 2100),
    (cells.whole_number, "", None),
    (cells.whole_number, "0", 0),
    (cells.whole_number, "375000", 375000),
    (nation, "", ""),
    (nation, "Northern Ireland", "northern-ireland"),
    (kind, "unknown", ""),
    (kind, "both", "both"),
    (basis, "source", "sourced"),
    (basis, "same place", "same-place"),
    (stance, "supports", "supports"),
    (cells.verification, "seed", "source-text"),
    (cells.verification, "source", "seen"),
    (cells.verification, "recalled", "recalled"),
    (cells.maybe(cells.verification), "", ""),
    (cells.maybe(cells.verification), "source", "seen"),
    (cells.address, "", ""),
    (cells.address, "https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
    (cells.address, "http://example.org:/a", "http://example.org/a"),
    (cells.address, "http://example.org:8080/a", "http://example.org:8080/a"),
    (doi, "", None),
    (doi, "https://doi.org/10.1234/ABC", "10.1234/abc"),
    (cells.several, "", []),
    (cells.several, "b; a ;b;; c", ["b", "a", "c"]),
    (cells.lines, "b; a", "b\na"),
]
REFUSED = [
    (cells.text(required=True), "", "is empty."),
    (cells.text(5), "abcdef", "has 6 characters; write at most 5."),
    (cells.slug, "", "“” is not an id."),
    (cells.slug, "Torbay", "“Torbay” is not an id."),
    (cells.slug, "torbay--trust", "“torbay--trust” is not an id."),
    (cells.slug, "torbay_trust", "“torbay_trust” is not an id."),
    (cells.slug, "-torbay", "“-torbay” is not an id."),
    (cells.year, "1899", "“1899” is not a year."),
    (cells.year, "2101", "“2101” is not a year."),
    (cells.year, "20015", "“20015” is not a year."),
    (cells.year, "2001.0", "“2001.0” is not a year."),
    (cells.year, "\N{ARABIC-INDIC DIGIT TWO}000", "“\N{ARABIC-INDIC DIGIT TWO}000” is not a year."),
    (cells.whole_number, "375,000", "“375,000” is not a whole number."),
    (cells.whole_number, "-1", "“-1” is not a whole number."),
    (cells.whole_number, "1234567890", "“1234567890” is not a whole number."),
    (nation, "France", "“France” is not one of: england, scotland, wales, northern-ireland."),
    (basis, "rumour", "“rumour” is not one of: source, same place."),
    (stance, "", "is empty. Write one of: supports, qualifies, contradicts."),
    (stance, "doubts", "“doubts” is not one of: supports, qualifies, contradicts."),
    (cells.verification, "", "“” is not one of: seed, source, recalled."),
    (cells.verification, "Seed", "“Seed” is not one of: seed, source, recalled."),
    (cells.address, "example.org", "“example.org” is not a web address."),
    (cells.address, "ftp://example.org", "“ftp://example.org” is not a web address."),
    (cells.address, "https://example.org/a b", "“https://example.org/a b” is not a web address."),
    (cells.address, "javascript:alert(1)", "“javascript:alert(1)” is not a web address."),
    (doi, "abc", "“abc” is not a DOI."),
]


@pytest.mark.parametrize(("read", "cell", "expected"), READ)
def test_cell_is_read(read, cell, expected):
    assert read(cell) == expected


@pytest.mark.parametrize(("read", "cell", "message"), REFUSED)
def test_cell_is_refused_with_what_to_write(read, cell, message):
    with pytest.raises(CellError) as refusal:
        read(cell)

    assert str(refusal.value).startswith(message)
    assert str(refusal.value).endswith(".")
