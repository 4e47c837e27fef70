"""A password that somebody else chose opens nothing before it is replaced."""

import json
import re

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from evidence.curation.permissions import Right, rights_of
from tests.factories import PASSWORD, make_administrator

OWN = "a long one of her own"


@pytest.fixture
def accounts(db, capsys):
    call_command("create_demo_curators", "--json")
    return {account["role"]: account for account in json.loads(capsys.readouterr().out)}


def sign_in(client, account, new="", again=None):
    names = {"username": account["username"], "password": account["password"]}
    return client.post(
        "/admin/login/", {**names, "new_password": new, "new_password_again": new if again is None else again}
    )


def is_open(client) -> bool:
    return client.get("/admin/").status_code == 200


def test_command_makes_a_curator_and_an_editor(accounts):
    users = {role: get_user_model().objects.get(username=account["username"]) for role, account in accounts.items()}

    assert all(user.is_staff and not user.is_superuser for user in users.values())
    assert {role: Right.REVIEW in rights_of(user) for role, user in users.items()} == {
        "curator": False,
        "editor": True,
    }


def test_command_again_says_that_they_exist(accounts, capsys):
    call_command("create_demo_curators")

    assert capsys.readouterr().out.count("exists already; run this command with --reset") == 2


def test_command_names_the_address_at_which_one_signs_in(accounts, capsys, client):
    call_command("create_demo_curators")

    address = re.search(r"Sign in at (\S+)\. ", capsys.readouterr().out)[1]
    assert client.get(address, follow=True).redirect_chain == [(f"/curate/sign-in/?next={address}", 302)]


def test_command_again_as_json_tells_no_password(accounts, capsys):
    call_command("create_demo_curators", "--json")

    assert [account["password"] for account in json.loads(capsys.readouterr().out)] == [None, None]


def test_reset_gives_new_one_time_passwords(accounts, capsys, client):
    sign_in(client, accounts["curator"], OWN)

    call_command("create_demo_curators", "--reset", "--json")

    fresh = json.loads(capsys.readouterr().out)[0]
    assert fresh["password"] not in {None, accounts["curator"]["password"]}
    client.logout()
    sign_in(client, fresh)
    assert not is_open(client)


def test_one_time_password_alone_opens_nothing(accounts, client):
    response = sign_in(client, accounts["curator"])

    assert "serves once" in response.content.decode()
    assert 'name="new_password_again"' in response.content.decode()
    assert not is_open(client)


@pytest.mark.parametrize(
    ("new", "again", "sentence"),
    [("short", "short", "too short"), (OWN, "other", "differ"), ("the same", "the same", "Choose another password")],
)
def test_unfit_own_password_is_refused(accounts, client, new, again, sentence):
    account = accounts["curator"]
    new, again = (account["password"] if text == "the same" else text for text in (new, again))

    response = sign_in(client, account, new, again)

    assert sentence in response.content.decode()
    assert not is_open(client)


def test_own_password_opens_and_replaces_the_one_time_password(accounts, client):
    sign_in(client, accounts["curator"], OWN)

    assert is_open(client)
    client.logout()
    sign_in(client, accounts["curator"], OWN)
    assert not is_open(client)
    sign_in(client, {**accounts["curator"], "password": OWN})
    assert is_open(client)


def test_administrator_keeps_the_password_that_the_operator_chose(client, db):
    administrator = make_administrator()

    sign_in(client, {"username": administrator.username, "password": PASSWORD})

    assert is_open(client)
