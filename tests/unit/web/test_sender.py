"""Who sends: one connection, told apart from others, and not what the sender makes up."""

import pytest
from django.test import RequestFactory

from evidence.web.sender import sender_of


def ask(address: str, **headers):
    return RequestFactory().get("/", REMOTE_ADDR=address, **headers)


@pytest.mark.parametrize(
    ("address", "sender"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_sender_is_the_connection(address, sender):
    assert sender_of(ask(address)) == sender


def test_without_a_proxy_its_word_counts_for_nothing(settings):
    settings.SECURE_PROXY_SSL_HEADER = None

    assert sender_of(ask("192.0.2.7", HTTP_X_FORWARDED_FOR="198.51.100.1")) == "192.0.2.7"


def test_behind_a_proxy_its_own_word_counts_and_nothing_before_it(settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

    assert sender_of(ask("10.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.9, 198.51.100.1")) == "198.51.100.1"
    assert sender_of(ask("10.0.0.1")) == "10.0.0.1"
