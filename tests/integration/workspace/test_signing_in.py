"""The sign-in: one page for workspace and admin, and patience for whoever tries passwords."""

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.utils import timezone

from tests.factories import PASSWORD, make_administrator
from tests.visiting import told, visit

pytestmark = pytest.mark.django_db

DOORS = ["/curate/sign-in/", "/admin/login/"]
WRONG = "a wrong one"
LOCKED = "Too many wrong passwords"


@pytest.fixture(autouse=True)
def administrator():
    return make_administrator("amina")


def try_in(password=WRONG, *, door=DOORS[0], username="amina", address="203.0.113.5", **given):
    return Client(REMOTE_ADDR=address).post(door, {"username": username, "password": password, **given})


@pytest.mark.parametrize("door", DOORS)
def test_the_page_has_the_look_of_the_site_and_leads_on(door, client):
    page = visit(f"{door}?next=/curate/works/", client)

    answer = try_in(PASSWORD, door=door, next="/curate/works/")

    assert "Independent; not an NHS service." in page.text
    assert answer.headers["Location"] == "/curate/works/"


def test_nobody_is_led_elsewhere():
    assert try_in(PASSWORD, next="https://example.org/").headers["Location"] == "/curate/"


@pytest.mark.parametrize("door", DOORS)
def test_after_five_wrong_passwords_even_the_right_one_has_to_wait(door):
    answers = [try_in(door=door) for _ in range(5)]
    right = try_in(PASSWORD, door=door, next="/curate/works/")

    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429]
    assert right.status_code == 429
    assert LOCKED in told(right)
    assert "Wait 15 minutes, then try again." in told(right)
    assert right.headers["Retry-After"] == "900"
    assert 'value="amina"' in right.content.decode()
    assert 'name="next" value="/curate/works/"' in right.content.decode()


def test_the_lock_holds_at_both_doors_from_every_connection_and_for_every_name_from_this_one():
    make_administrator("bea")
    for _ in range(5):
        try_in()

    assert try_in(PASSWORD, door=DOORS[1], address="198.51.100.7").status_code == 429
    assert try_in(PASSWORD, username="bea").status_code == 429
    assert try_in(PASSWORD, username="bea", address="198.51.100.7").status_code == 302


def test_waiting_opens_the_door_and_trying_meanwhile_does_not_lengthen_it():
    for _ in range(5):
        try_in()
    _let_pass(minutes=10)

    meanwhile = try_in(PASSWORD)
    _let_pass(minutes=5, seconds=1)

    assert "Wait 5 minutes" in told(meanwhile)
    assert try_in(PASSWORD).status_code == 302


def _let_pass(**time):
    for attempt in AccessAttempt.objects.all():
        AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=attempt.attempt_time - timedelta(**time))


def test_a_right_password_forgets_the_wrong_ones():
    for _ in range(4):
        try_in()

    assert try_in(PASSWORD).status_code == 302
    assert try_in().status_code == 200
    assert AccessAttempt.objects.get().failures_since_start == 1


def test_passwords_are_not_kept():
    try_in("secret-1", **dict.fromkeys(("new_password", "new_password_again"), "secret-2"))

    attempt = AccessAttempt.objects.get()
    assert "secret" not in f"{attempt.get_data} {attempt.post_data}"
    assert attempt.attempt_time <= timezone.now()


def test_a_wrong_password_is_said_in_a_sentence():
    answer = try_in()

    assert "Not signed in" in told(answer)
    assert "No account has this name with this password." in told(answer)


def test_typing_goes_on_where_something_is_missing(client):
    fresh, again = client.get(DOORS[0]), try_in()

    asked = [re.findall(r'id="(\w+)"[^>]* autofocus', answer.content.decode()) for answer in (fresh, again)]
    assert asked == [["id_username"], ["id_password"]]


@pytest.mark.parametrize("username", ["", "x" * 151, "a\x00b", "<script>", "system"])
def test_odd_names_are_refused_without_a_fault(username):
    assert try_in(username=username).status_code == 200
