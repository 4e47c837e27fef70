"""The address that a record gives itself is the address of its page."""

import pytest
from django.urls import resolve, reverse

from evidence.models import Record
from tests.integration.models.rows import MODELS

WITH_PAGE = [model for model in MODELS if issubclass(model, Record) and model.folder]


def test_records_with_a_page_are_those_promised():
    assert sorted(model.folder for model in WITH_PAGE) == [
        "initiatives", "lessons", "outcomes", "papers", "places", "policies", "programmes", "themes",
    ]  # fmt: skip


@pytest.mark.parametrize("model", WITH_PAGE)
def test_address_is_the_one_that_is_routed(model):
    record = model(slug="torbay-care-trust-2005")

    assert record.get_absolute_url() == reverse(f"{model.folder}:show", args=[record.slug])


@pytest.mark.parametrize("model", WITH_PAGE)
def test_address_leads_to_its_own_page(model):
    found = resolve(model(slug="a-1").get_absolute_url())

    assert (found.view_name, found.kwargs) == (f"{model.folder}:show", {"slug": "a-1"})
