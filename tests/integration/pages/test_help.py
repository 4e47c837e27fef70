"""Help: every page is reached from its index, and the method page says what the rule does."""

import re

import pytest
from django.utils.html import escape

from evidence.browse.sureness import Phrase
from evidence.browse.views.help import EXAMPLES
from evidence.enums import Conclusion
from tests.visiting import visit

pytestmark = pytest.mark.django_db

PAGES = [
    "/help/search/",
    "/help/records/",
    "/help/how-sure/",
    "/help/inclusion/",
    "/help/correction/",
    "/accessibility/",
]


@pytest.mark.parametrize("address", PAGES)
def test_help_is_reached_from_its_index(address):
    assert address in visit("/help/").links
    assert visit(address).inline == []


def test_method_page_shows_each_phrase_with_its_condition(client):
    body = client.get("/help/how-sure/").content.decode()

    shown = re.findall(r"<dt><b>([^<]*)</b></dt><dd>([^<]*)</dd>", body)
    assert shown == [(escape(phrase.words), escape(phrase.condition)) for phrase in Phrase]


def test_method_page_shows_its_examples_with_the_phrase_that_the_rule_gives(client):
    body = client.get("/help/how-sure/").content.decode()

    rows = re.findall(r"<tr>((?:<td.*?</td>)+)<th[^>]*>([^<]*)</th></tr>", body)
    assert [phrase for _, phrase in rows] == [str(example.phrase.words) for example in EXAMPLES]
    assert [tuple(map(int, re.findall(r">(\d+)<", cells))) for cells, _ in rows] == [
        (firm.supports, firm.qualifies, firm.contradicts, example.weight.studies.total - firm.total)
        for example in EXAMPLES
        for firm in [example.weight.firm]
    ]


def test_page_of_components_shows_every_state_of_a_conclusion_and_every_phrase():
    text = visit("/help/components/").text

    assert all(str(label).lower() in text for _, label in Conclusion.choices)
    assert all(str(phrase.words) in text for phrase in Phrase)


def test_page_of_components_leads_nowhere_outside_the_frame():
    inside = visit("/help/components/").links

    assert [link for link in inside if "specimens" in link and "/specimens/" not in link] == []
    assert not any(link.startswith("http") for link in inside)
