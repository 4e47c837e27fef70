"""Files that mean harm, and files under a wrong label: a sentence, and nothing of them is believed."""

import resource
from itertools import permutations

import pytest

from evidence.importing import grids
from evidence.importing.formats import READERS
from evidence.importing.problems import FileError
from tests.unit.importing.hostile_workbooks import (
    ENTITIES,
    PARTS,
    that_lies_about_its_size,
    with_big_part,
    with_entity,
    workbook,
)

SAMPLES = {
    "ris": b"TY  - JOUR\nTI  - A title\nPY  - 2019\nER  - \n",
    "nbib": b"PMID- 1\nTI  - A title\nDP  - 2019\n",
    "bibtex": b"@article{a, title={A title}, year={2019}}",
    "csl": b'[{"title": "A title", "issued": {"date-parts": [[2019]]}}]',
    "csv": b"Title,Publication Year\nA title,2019\n",
    "xlsx": workbook(),
}


def read_or_refuse(content, format_name="xlsx"):
    """Return the titles that were read, or the sentence by which the file was refused."""
    try:
        return [record.title for record in READERS[format_name](content).records]
    except FileError as refusal:
        return str(refusal)


def test_every_format_has_a_sample_that_reads():
    assert {name: read_or_refuse(SAMPLES[name], name) for name in READERS} == {name: ["A title"] for name in READERS}


@pytest.mark.parametrize(("written", "label"), [*permutations(SAMPLES, 2)])
def test_file_under_a_wrong_label_is_refused_with_a_sentence(written, label):
    with pytest.raises(FileError, match=r"\.$"):
        READERS[label](SAMPLES[written])


@pytest.mark.parametrize("entity", ENTITIES)
@pytest.mark.parametrize("part", PARTS)
def test_entities_of_a_workbook_are_never_followed(part, entity):
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    read = read_or_refuse(with_entity(part, entity))

    assert isinstance(read, str) or read in ([], ["A title"])
    assert "root:" not in str(read)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - most < 200_000  # kilobytes; swollen it has 90 GB


def test_workbook_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(grids, "LARGEST_UNPACKED", 1_000_000)
    content = with_big_part(1_000_001)

    assert len(content) < 20_000
    assert read_or_refuse(content).startswith("would unpack to more than")


@pytest.mark.parametrize("name", ["../../outside.txt", "/outside.txt", "xl/../../outside.txt"])
def test_parts_that_name_other_places_are_written_nowhere(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert read_or_refuse(with_big_part(10, name=name)) == ["A title"]
    assert list(tmp_path.rglob("*")) == []


def test_part_that_lies_about_its_size_is_not_unpacked_further():
    assert read_or_refuse(that_lies_about_its_size(5_000_000)) == ["A title"]


def test_every_truncation_of_a_workbook_is_refused_with_a_sentence():
    whole = workbook()
    for length in range(0, len(whole), 97):
        assert isinstance(read_or_refuse(whole[:length]), str)


def test_formula_without_a_value_is_named_with_its_line():
    content = workbook(title='=HYPERLINK("http://example.org")')

    assert read_or_refuse(content).startswith("has a formula without a value in line 2.")
