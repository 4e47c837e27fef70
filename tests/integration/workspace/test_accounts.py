"""Accounts: another role, closed and opened again, a password of one's own; the last administrator stays."""

import pytest
from django.test import Client

from evidence.curation.actions.people import role_of
from evidence.models import AccountEvent
from tests.factories import PASSWORD, make_administrator, make_correction, make_curator
from tests.visiting import signed_in, told, visit

pytestmark = pytest.mark.django_db

OWN = "a long one of her own"
ALREADY = "has served already"


@pytest.fixture
def client(administrator):
    return signed_in(administrator)


def test_another_role_counts_from_the_next_page(client, administrator):
    curator = make_curator()
    theirs = Client()
    theirs.force_login(curator)
    assert theirs.get("/curate/import/").status_code == 403

    client.post(f"/curate/people/{curator.pk}/role/", {"role": "editor", "reason": "Imports for us."})

    assert theirs.get("/curate/import/").status_code == 200
    text = visit(f"/curate/people/{curator.pk}/", client).text
    assert "Role changed from curator to editor: Imports for us." in text
    assert "by Amina Bello" in text


def test_a_closed_account_is_signed_out_at_once_and_can_be_opened_again(client):
    curator = make_curator()
    theirs = Client()
    theirs.force_login(curator)

    refused = client.post(f"/curate/people/{curator.pk}/close/", {"reason": " "})
    client.post(f"/curate/people/{curator.pk}/close/", {"reason": "Left."})

    assert "Say why" in told(refused)
    assert theirs.get("/curate/").status_code == 302
    assert "closed" in visit("/curate/people/", client).text
    client.post(f"/curate/people/{curator.pk}/open/")
    fresh = Client().post("/curate/sign-in/", {"username": "curator", "password": PASSWORD})
    curator.refresh_from_db()
    assert (fresh.status_code, curator.is_active) == (302 if curator.last_login else 200, True)


@pytest.mark.parametrize(("step", "given"), [("role", {"role": "curator"}), ("close", {"reason": "Left."})])
def test_the_last_administrator_stays(step, given, client, administrator):
    answer = client.post(f"/curate/people/{administrator.pk}/{step}/", given)

    administrator.refresh_from_db()
    assert answer.status_code == 422
    assert "This is the last administrator." in told(answer)
    assert (administrator.is_active, role_of(administrator)) == (True, "administrator")
    make_administrator("other")
    assert client.post(f"/curate/people/{administrator.pk}/{step}/", given).status_code == 302


@pytest.mark.parametrize(
    ("step", "given", "sentence"),
    [
        ("role", {"role": "king"}, "Choose the role"),
        ("role", {"role": "curator"}, "is curator already"),
        ("open", {}, "is open already"),
    ],
)
def test_a_step_that_leads_nowhere_is_refused_with_a_sentence(step, given, sentence, client):
    curator = make_curator()

    answer = client.post(f"/curate/people/{curator.pk}/{step}/", given)

    assert answer.status_code == 422
    assert sentence in told(answer)
    assert AccountEvent.objects.count() == 0


def test_the_role_of_who_runs_the_library_is_not_changed_here(client):
    runs = make_administrator()

    answer = client.post(f"/curate/people/{runs.pk}/role/", {"role": "curator"})

    assert "Who runs the library made this account" in told(answer)


def test_password_is_changed_by_who_knows_it(client, administrator):
    elsewhere = Client()
    elsewhere.force_login(administrator)

    wrong = client.post("/curate/password/", {"old": "wrong", "password": OWN, "password_again": OWN})
    differs = client.post("/curate/password/", {"old": PASSWORD, "password": OWN, "password_again": "x"})
    weak = client.post("/curate/password/", {"old": PASSWORD, "password": "short", "password_again": "short"})
    same = client.post("/curate/password/", {"old": PASSWORD, "password": PASSWORD, "password_again": PASSWORD})
    changed = client.post("/curate/password/", {"old": PASSWORD, "password": OWN, "password_again": OWN})

    assert [answer.status_code for answer in (wrong, differs, weak, same, changed)] == [422, 422, 422, 422, 302]
    assert "not your present password" in told(wrong)
    assert "too short" in told(weak)
    assert client.get("/curate/").status_code == 200
    assert elsewhere.get("/curate/").status_code == 302
    assert client.get("/admin/password_change/").headers["Location"] == "/curate/password/"


def test_readers_corrections_have_a_door_in_the_bar(client):
    make_correction(1)

    page = visit("/curate/", client)

    assert "Readers’ corrections (1)" in page.text
    assert "/admin/evidence/correction/?status__exact=open" in page.links
