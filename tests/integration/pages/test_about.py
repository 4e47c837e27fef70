"""The numbers of the first pages are the rows of the project's own files."""

import csv
import re

import pytest

from evidence.search import KINDS
from evidence.starter import DATA

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

FILES = {
    "lesson": "lessons",
    "initiative": "initiatives",
    "programme": "programmes",
    "paper": "papers",
    "outcome": "outcomes",
    "policy": "policies",
    "theme": "themes",
    "place": "places",
}
OTHER_FILES = {
    "aims of programmes and policies": "aims",
    "pieces of evidence for lessons": "lesson_evidence",
    "studies that several papers share": "studies",
    "links of initiatives to places": "initiative_places",
}


def rows_of(name: str) -> int:
    """Return the number of data rows of one of the project's files."""
    with (DATA / f"{name}.csv").open(newline="") as file:
        return sum(1 for _ in csv.DictReader(file))


@pytest.mark.parametrize("address", ["/", "/about/"])
def test_page_counts_the_rows_of_the_files(address, client):
    body = client.get(address).content.decode()

    counts = {
        kind: int(re.search(rf'href="/{KINDS[kind].model.folder}/" data-count="(\d+)"', body)[1]) for kind in FILES
    }

    assert counts == {kind: rows_of(name) for kind, name in FILES.items()}


@pytest.mark.parametrize(("label", "name"), OTHER_FILES.items())
def test_about_counts_the_rows_behind_the_links(label, name, client):
    body = client.get("/about/").content.decode()

    assert f"{rows_of(name)} {label}" in body


@pytest.mark.parametrize("kind", FILES)
def test_about_says_how_far_the_records_were_checked(kind, client):
    body = client.get("/about/").content.decode()

    row = re.search(rf'<th scope="row">{KINDS[kind].plural}</th>(.*?)</tr>', body)[1]
    total, *checked = [int(number) for number in re.findall(r">(\d+)<", row)]
    assert sum(checked) == total
    assert len(checked) == 3
