"""The pages of the form ask the database few questions, and as many for ten rows as for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.integration.entering.typing import PAPER, WHOLE, begin, keep

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library")]

MOST_QUERIES = 15


def count_queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def many(number):
    """Return an evaluation with so many rows of each kind."""
    typed = dict(PAPER)
    for key in range(1, number + 1):
        typed |= {f"lesson-{key}-statement": f"Lesson {key}", f"outcome-{key}-measure": f"measure {key}"}
        typed |= {f"initiative-{key}-name": f"Site {key}"}
    return typed


def test_form_asks_as_much_for_ten_rows_as_for_one(client):
    work = begin(client)
    keep(client, work, many(1))
    with_one = count_queries(client, f"/curate/enter/{work.pk}/")
    keep(client, work, many(10))

    with_ten = count_queries(client, f"/curate/enter/{work.pk}/")

    assert with_ten == with_one <= MOST_QUERIES


def test_whole_form_with_suggestions_stays_within_fifteen(client):
    work = begin(client)
    keep(client, work, WHOLE)

    assert count_queries(client, f"/curate/enter/{work.pk}/?look=1") <= MOST_QUERIES


@pytest.mark.parametrize(
    "address", ["/curate/enter/", "/curate/import/pubmed/", "/curate/works/?whose=mine", "/curate/"]
)
def test_other_pages_stay_within_fifteen(address, client, curator):
    curator.groups.model.objects.get(name="editor").user_set.add(curator)
    begin(client)

    assert count_queries(client, address) <= MOST_QUERIES


def test_suggestions_stay_within_fifteen(client):
    work = begin(client)

    assert count_queries(client, f"/curate/enter/{work.pk}/lessons/?q=savings+come+late") <= MOST_QUERIES
