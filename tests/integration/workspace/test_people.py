"""People: invited by a link that serves once, given roles, let out; who did what to whom stays written down."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from evidence.curation.actions import close_account, invite_person
from evidence.curation.actions.people import role_of, token_of
from evidence.curation.errors import NotAllowed, Refusal
from evidence.models import AccountEvent, Invitation
from tests.factories import make_curator, make_editor, make_user
from tests.visiting import signed_in, told, visit

pytestmark = pytest.mark.django_db

OWN = "a long one of her own"
ALREADY = "has served already"


@pytest.fixture
def client(administrator):
    return signed_in(administrator)


def address_of(invitation) -> str:
    return f"/curate/come-in/{token_of(invitation)}/"


def come_in(invitation, visitor=None, **changes):
    given = {"name": "Ada Byron", "username": "ada", "password": OWN, "password_again": OWN, **changes}
    return (visitor or Client()).post(address_of(invitation), given)


def test_from_invitation_to_the_workspace(client, administrator):
    client.post("/curate/people/invite/", {"name": "Ada  Byron", "role": "reviewer"})
    invitation = Invitation.objects.get()
    link = f"http://localhost:8000{address_of(invitation)}"
    assert f'value="{link}" readonly' in client.get("/curate/people/").content.decode()

    invited = Client()
    page = visit(urlsplit(link).path, invited)
    assert "Amina Bello invites you as reviewer." in page.text
    answer = come_in(invitation, invited)

    ada = User.objects.get(username="ada")
    assert answer.headers["Location"] == "/curate/"
    assert "You are signed in." in visit("/curate/", invited).text
    assert (ada.get_full_name(), role_of(ada), ada.is_staff, ada.is_superuser) == ("Ada Byron", "reviewer", True, False)
    row = "Ada Byron ada reviewer Amina Bello"
    assert row in visit("/curate/people/", client).text
    events = [(event.what, event.by) for event in AccountEvent.objects.filter(account=ada)]
    assert events == [("made the account", ada), ("was invited as reviewer", administrator)]
    again = Client()
    signed = again.post("/curate/sign-in/", {"username": "ada", "password": OWN})
    assert signed.headers["Location"] == "/curate/"


def test_a_link_serves_once(administrator):
    invitation = invite_person(by=administrator, name="Ada Byron", role="curator")
    come_in(invitation)

    shown, sent = Client().get(address_of(invitation)), come_in(invitation, username="eve")

    assert (shown.status_code, sent.status_code) == (410, 410)
    assert ALREADY in told(sent)
    assert not User.objects.filter(username="eve").exists()


def test_a_link_ends_after_its_time_and_when_it_is_taken_back(client, administrator):
    late, unwanted = (invite_person(by=administrator, name=name, role="curator") for name in ("Late", "Unwanted"))
    Invitation.objects.filter(pk=late.pk).update(expires_at=timezone.now() - timedelta(seconds=1))

    client.post(f"/curate/people/links/{unwanted.pk}/take-back/")

    assert "This link served until" in told(come_in(late))
    assert "taken back" in told(come_in(unwanted))
    assert "Nobody holds a link." in visit("/curate/people/", client).text


@pytest.mark.parametrize("token", ["1", "1:abc", "x", "%00", "1:" + "a" * 500])
def test_a_made_up_link_opens_nothing(token, administrator):
    invite_person(by=administrator, name="Ada", role="curator")

    answer = Client().get(f"/curate/come-in/{token}/")

    assert answer.status_code == 410
    assert "not whole" in told(answer)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"password": "short", "password_again": "short"}, "too short"),
        ({"password": "byron123", "password_again": "byron123"}, "too similar"),
        ({"password": "password", "password_again": "password"}, "too common"),
        ({"password_again": "another"}, "The two passwords differ"),
        ({"username": "amina"}, "A user with that username already exists"),
        ({"username": ""}, "cannot be blank"),
        ({"username": "no spaces"}, "Enter a valid username"),
        ({"name": " "}, "Give the person's name"),
        ({"name": "x" * 400, "username": "y" * 151}, "at most 150 characters"),
    ],
)
def test_what_will_not_do_is_refused_and_kept(changes, sentence, administrator):
    invitation = invite_person(by=administrator, name="Ada Byron", role="curator")

    answer = come_in(invitation, **changes)

    assert answer.status_code == 422
    assert sentence in told(answer)
    assert User.objects.filter(username="ada").count() == 0
    assert come_in(invitation).status_code == 302


def test_a_lost_password_is_replaced_by_a_link(client):
    curator = make_curator()
    client.post(f"/curate/people/{curator.pk}/new-password/")
    invitation = Invitation.objects.get()
    assert "Link for curator" in visit(f"/curate/people/{curator.pk}/", client).text

    visitor = Client()
    come_in(invitation, visitor)

    curator.refresh_from_db()
    assert curator.check_password(OWN)
    assert (curator.username, role_of(curator)) == ("curator", "curator")
    assert visitor.get("/curate/").status_code == 200
    assert ALREADY in told(come_in(invitation))


def test_a_link_for_a_closed_account_serves_no_more(client):
    curator = make_curator()
    client.post(f"/curate/people/{curator.pk}/new-password/")
    client.post(f"/curate/people/{curator.pk}/close/", {"reason": "Left."})

    assert "is closed" in told(come_in(Invitation.objects.get()))
    assert "Open it again first" in told(client.post(f"/curate/people/{curator.pk}/new-password/"))


@pytest.mark.parametrize("make", [make_curator, make_editor])
def test_only_an_administrator_invites(make, administrator):
    person, other = make(), make_user("other", "curator")
    client = Client()
    client.force_login(person)

    assert client.get("/curate/people/").status_code == 403
    assert client.post("/curate/people/invite/", {"name": "Eve", "role": "administrator"}).status_code == 403
    assert client.post(f"/curate/people/{other.pk}/role/", {"role": "administrator"}).status_code == 403
    with pytest.raises(NotAllowed):
        invite_person(by=person, name="Eve", role="administrator")
    with pytest.raises(NotAllowed):
        close_account(other, by=person, reason="Because.")
    assert Invitation.objects.count() == 0


def test_an_invitation_needs_a_name_and_a_role_and_keeps_what_was_typed(client, administrator):
    answer = client.post("/curate/people/invite/", {"name": "Ada", "role": "king"})

    assert (answer.status_code, 'value="Ada"' in answer.content.decode()) == (422, True)
    with pytest.raises(Refusal, match="Give the person's name"):
        invite_person(by=administrator, name=" ", role="curator")


def test_lists_ask_as_much_for_three_people_as_for_one(client, administrator):
    counts = []
    for number in (1, 2, 3):
        come_in(invite_person(by=administrator, name=f"Ada {number}", role="curator"), username=f"ada{number}")
        invite_person(by=administrator, name=f"Bea {number}", role="curator")
        person = User.objects.get(username="ada1")
        for address in ("/curate/people/", f"/curate/people/{person.pk}/"):
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            counts.append(len(queries))

    assert counts[:2] == counts[4:]
    assert max(counts) <= 15
