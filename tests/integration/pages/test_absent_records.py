"""A withdrawn record says why it is gone; what was never public does not exist."""

import pytest

from evidence.curation.actions import restore_record, withdraw_record
from evidence.search import KINDS
from tests.factories import (
    make_editor,
    make_initiative,
    make_lesson,
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
each_kind = pytest.mark.parametrize("kind", list(KINDS))


@each_kind
@pytest.mark.parametrize("status", ["draft", "in-review"])
def test_record_that_is_not_public_is_not_found(kind, status, client):
    record = MAKERS[kind](status=status)

    response = client.get(record.get_absolute_url())

    assert type(record).objects.filter(pk=record.pk).exists()
    assert response.status_code == 404


@each_kind
def test_withdrawn_record_is_gone_with_the_reason(kind, client):
    record = MAKERS[kind]()
    withdraw_record(record, by=make_editor(), reason="Entered <twice> & wrongly.")

    response = client.get(record.get_absolute_url())

    assert response.status_code == 410
    assert "Entered &lt;twice&gt; &amp; wrongly." in response.content.decode()
    assert str(record) not in response.content.decode()


@each_kind
def test_withdrawn_and_restored_record_is_a_draft_again(kind, client):
    record, editor = MAKERS[kind](), make_editor()
    withdraw_record(record, by=editor, reason="Entered twice.")
    restore_record(record, by=editor, reason="It was not.")

    assert client.get(record.get_absolute_url()).status_code == 404


def test_outcome_of_a_withdrawn_paper_is_not_found(client):
    outcome = make_outcome()
    withdraw_record(outcome.paper, by=make_editor(), reason="Retracted.")

    assert client.get(outcome.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("address", ["/lessons/no-such-lesson/", "/no-such-page/", "/lessons/lesson-1/more/"])
def test_address_that_never_was_gives_a_page_with_a_way_on(address, client):
    response = client.get(address)

    assert response.status_code == 404
    assert "There is no such page" in response.content.decode()
    assert 'href="/search/"' in response.content.decode()


@pytest.mark.parametrize("address", ["/lessons", "/search", "/places/torbay"])
def test_address_without_its_last_slash_leads_to_the_page(address, client):
    response = client.get(address)

    assert (response.status_code, response["Location"]) == (301, f"{address}/")
