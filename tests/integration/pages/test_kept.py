"""What a page gathered is kept until anything is changed: the second view equals the first and costs less."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evidence.search import KINDS
from tests.asking import ask

PAGES_OF_A_KIND = 25
MOST_QUERIES_AGAIN = 5

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]


@pytest.mark.parametrize("kind", list(KINDS))
def test_second_view_equals_the_first_and_asks_little(kind, client):
    ask()
    faults = {}

    for record in KINDS[kind].model.objects.visible().order_by("pk")[:PAGES_OF_A_KIND]:
        first = client.get(record.get_absolute_url())
        with CaptureQueriesContext(connection) as queries:
            second = client.get(record.get_absolute_url())
        if second.content != first.content or len(queries) > MOST_QUERIES_AGAIN:
            faults[record.slug] = len(queries)

    assert faults == {}


@pytest.mark.parametrize("address", ["/search/?q=pooled+budgets", "/lessons/?page=2", "/themes/funding/"])
def test_second_list_equals_the_first(address, client):
    assert client.get(address).content == client.get(address).content
