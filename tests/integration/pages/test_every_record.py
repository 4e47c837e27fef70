"""Every page of the real content: it answers, within a fixed number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evidence.search import KINDS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

MOST_QUERIES = 15
EVERY = {"sqlite": 1, "postgresql": 5}  # the number of queries does not depend on who answers them; the answer might


@pytest.mark.slow
@pytest.mark.parametrize("kind", list(KINDS))
def test_every_record_has_a_page_within_the_query_budget(kind, client):
    client.get("/")
    faults = {}

    for record in KINDS[kind].model.objects.visible().order_by("pk")[:: EVERY[connection.vendor]]:
        with CaptureQueriesContext(connection) as queries:
            response = client.get(record.get_absolute_url())
        if response.status_code != 200 or len(queries) > MOST_QUERIES:
            faults[record.slug] = (response.status_code, len(queries))

    assert faults == {}


@pytest.mark.parametrize("kind", list(KINDS))
def test_record_written_address_is_that_of_its_view(kind, client):
    record = KINDS[kind].model.objects.visible().first()

    response = client.get(record.get_absolute_url())

    assert response.resolver_match.view_name == f"{type(record).folder}:show"


def test_starter_content_fills_every_kind():
    counts = {kind: KINDS[kind].model.objects.visible().count() for kind in KINDS}

    assert min(counts.values()) > 0
    assert sum(counts.values()) == 1761
