"""Accounts with a password that serves once."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from evidence.curation.accounts import choose_password, create_account, must_choose_password, reset_account
from evidence.curation.permissions import Role
from tests.factories import make_administrator, the_user

pytestmark = pytest.mark.django_db


def test_name_that_is_taken_gives_no_password():
    the_user("ada")

    assert create_account("ada", Role.EDITOR) is None


def test_password_must_be_chosen_until_the_first_sign_in():
    create_account("ada", Role.CURATOR)
    user = the_user("ada")

    assert must_choose_password(user)
    user.last_login = timezone.now()
    assert not must_choose_password(user)


def test_administrator_has_chosen():
    assert not must_choose_password(make_administrator())


def test_one_time_password_is_not_chosen_again():
    create_account("ada", Role.CURATOR)
    password = reset_account("ada")

    with pytest.raises(ValidationError, match="another password"):
        choose_password(the_user("ada"), password)
