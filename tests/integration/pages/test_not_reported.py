"""What is not known is shown as not reported, and what nobody checked is marked wherever it stands."""

import re

import pytest

from evidence.search import KINDS
from tests.factories import (
    make_initiative,
    make_lesson,
    make_lesson_evidence,
    make_outcome,
    make_paper,
    make_place,
    make_policy,
    make_programme,
    make_theme,
)

pytestmark = pytest.mark.django_db

MAKERS = {
    "lesson": make_lesson,
    "initiative": make_initiative,
    "programme": make_programme,
    "paper": make_paper,
    "outcome": make_outcome,
    "policy": make_policy,
    "theme": make_theme,
    "place": make_place,
}
TAG = "recalled, unchecked"
UNKNOWN = {
    "lesson": ["Factor", "Level", "Themes"],
    "initiative": [
        "Wave, round or form", "Aims of its programme", "Summary", "Care models", "Led by", "Type of integration",
        "Level", "Places", "Place, as written", "Region", "Nation", "Years", "For whom", "People served, about",
        "Tailoring to people or places", "Changes on the way", "Delivered as planned",
    ],
    "programme": [
        "Abbreviation", "Part of", "Years", "Country", "Sponsor", "Number of sites, as the source gives it",
        "Policy style", "Purpose of piloting", "Basis of style and purpose", "Style and purpose seen at", "Created by",
    ],
    "paper": [
        "Authors", "Year", "Journal, book or series", "Volume", "Issue", "Pages", "Publisher", "DOI", "PMID", "PMCID",
        "ISBN", "Address", "Study design, as written", "Group of study designs", "Country", "Read as a policy",
        "About programmes", "About initiatives",
    ],
    "outcome": [
        "Was it an aim", "Was the effect sought", "Authors' conclusion", "Direction of the estimate",
        "Effect, as written", "95% interval", "P value", "Comparator", "Timeframe", "Study design, as written",
        "Group of study designs", "Where in the paper", "Initiative", "Programme",
    ],
    "policy": [
        "Year", "Jurisdiction", "People it bears on", "Partner organisations", "Its document", "Programmes it created",
    ],
    "theme": ["Part of", "Also called", "Taken from", "Retired"],
    "place": ["Nation", "English region", "Population", "Also called", "Lies in", "Holds", "Overlaps"],
}  # fmt: skip


def unknown_facts(body: str) -> list[str]:
    """Return the labels of the facts that a page shows as not reported."""
    facts = re.findall(r"<dt>([^<]*)</dt><dd><span class=\"quiet\">not reported</span></dd>", body)
    return [label.replace("&#39;", "'") for label in facts]


@pytest.mark.parametrize("kind", list(KINDS))
def test_record_without_facts_says_so(kind, client):
    record = MAKERS[kind]()

    body = client.get(record.get_absolute_url()).content.decode()

    assert unknown_facts(body) == [*UNKNOWN[kind], "Seen at", "Note"]


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize(("verification", "marks"), [("recalled", True), ("source-text", False)])
def test_recalled_record_is_marked_on_its_page(kind, verification, marks, client):
    record = MAKERS[kind](verification=verification)

    body = client.get(record.get_absolute_url()).content.decode()

    assert (TAG in body) is marks


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize(("verification", "marks"), [("recalled", True), ("source-text", False)])
def test_recalled_record_is_marked_in_lists(kind, verification, marks, client):
    record = MAKERS[kind](verification=verification)

    body = client.get("/search/", {"kind": kind}).content.decode()

    assert record.get_absolute_url() in body
    assert (f'<span class="tag">{TAG}</span>' in body) is marks


@pytest.mark.parametrize("page", ["lesson", "paper", "initiative"])
def test_recalled_evidence_is_marked_on_both_its_ends(page, client):
    link = make_lesson_evidence(verification="recalled", initiative=make_initiative())

    body = client.get(getattr(link, page).get_absolute_url()).content.decode()

    assert f'<span class="tag">{TAG}</span>' in body


@pytest.mark.parametrize("page", ["paper", "initiative"])
def test_recalled_outcome_is_marked_in_tables(page, client):
    outcome = make_outcome(verification="recalled", initiative=make_initiative())

    body = client.get(getattr(outcome, page).get_absolute_url()).content.decode()

    assert f'<span class="tag">{TAG}</span>' in body


def test_recalled_summary_of_an_initiative_is_marked(client):
    initiative = make_initiative(summary="Teams met weekly.", summary_verification="recalled")

    body = client.get(initiative.get_absolute_url()).content.decode()

    assert f'Teams met weekly. <span class="tag">{TAG}</span>' in body
