"""People at the doors of the admin, and forms read as a browser reads them."""

from datetime import date

import pytest
from django.test import Client

from tests.factories import make_administrator, make_curator, make_editor


def sign_in(user) -> Client:
    client = Client()
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def curator(db):
    return sign_in(make_curator())


@pytest.fixture
def editor(db):
    return sign_in(make_editor())


@pytest.fixture
def administrator(db):
    return sign_in(make_administrator())


@pytest.fixture
def read_form():
    """Return what a browser would send back of the form on a page that was just opened."""

    def read(response) -> dict[str, str]:
        data = _fields(response.context["adminform"].form)
        for inline in response.context["inline_admin_formsets"]:
            data |= _fields(inline.formset.management_form)
            for form in inline.formset.forms:
                data |= _fields(form)
        return data

    return read


def _fields(form) -> dict[str, str]:
    sent = {}
    for bound in form:
        value = bound.value()
        if bound.field.disabled or value is False:
            continue
        sent[bound.html_name] = "on" if value is True else _text(value)
    return sent


def _text(value) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)
