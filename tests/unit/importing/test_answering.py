"""Asking an address whether it still answers: what each answer means, and that nothing inside is ever asked."""

import socket
import ssl
import time
from contextlib import suppress

import pytest

from evidence.importing.lookups import answering, ask_address
from evidence.importing.lookups.public_hosts import is_public
from tests.sources import in_turn, say, status


@pytest.fixture
def web(sources, settings):
    """The server of the sources, which may be asked though it is this machine."""
    settings.ASK_PRIVATE_ADDRESSES = True
    return sources


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        (200, "answers"), (204, "answers"), (401, "answers"), (403, "answers"), (404, "gone"), (410, "gone"),
        (429, "unclear"), (500, "broken"), (502, "broken"), (503, "unclear"),
    ],
)  # fmt: skip
def test_each_status_has_a_meaning(web, code, meaning):
    web.answers["/page"] = status(code)

    assert (ask_address(f"{web.url}/page").kind, ask_address(f"{web.url}/page").code) == (meaning, code)


def test_only_the_head_is_asked_for_where_that_is_enough(web):
    web.answers["/page"] = say("x" * 1000)

    assert ask_address(f"{web.url}/page").kind == "answers"
    assert web.methods == ["HEAD"]


def test_server_that_gives_no_head_is_asked_for_the_page(web):
    web.answers["/page"] = in_turn(status(405), say("here"))

    assert ask_address(f"{web.url}/page").code == 200
    assert web.methods == ["HEAD", "GET"]


def test_server_that_asks_for_rest_is_not_asked_again(web):
    web.answers["/page"] = status(429)
    ask_address(f"{web.url}/page")

    assert web.methods == ["HEAD"]


def test_endless_page_is_not_read(web):
    def endless(handler):
        handler.send_response(200)
        handler.end_headers()
        with suppress(OSError):  # nobody listens any more
            while True:
                handler.wfile.write(b"x" * 100_000)

    web.answers["/page"] = in_turn(status(405), endless)

    assert ask_address(f"{web.url}/page").kind == "answers"


def test_it_follows_where_an_address_leads(web):
    web.answers["/old"] = status(301, Location="/new%20place?a=b")
    web.answers["/new place?a=b"] = say("here")

    assert ask_address(f"{web.url}/old").kind == "answers"
    assert [path for path, _headers in web.asked] == ["/old", "/new place?a=b"]


def test_circle_says_neither_yes_nor_no(web):
    web.answers["/round"] = status(302, Location="/round")

    assert ask_address(f"{web.url}/round").kind == "unclear"
    assert len(web.asked) == answering.MOST_STEPS


def test_silence_ends(web, monkeypatch):
    monkeypatch.setattr(answering, "SECONDS", 0.4)
    web.answers["/page"] = lambda handler: time.sleep(1)

    assert ask_address(f"{web.url}/page").kind == "silent"


def test_dripping_head_ends(web, monkeypatch):
    def drip(handler):
        handler.send_response(200)
        handler.flush_headers()
        with suppress(OSError):  # nobody listens any more
            for _ in range(20):
                handler.wfile.write(b"X-More: 1\r\n")
                time.sleep(0.1)

    monkeypatch.setattr(answering, "SECONDS", 0.4)
    web.answers["/page"] = drip

    assert ask_address(f"{web.url}/page").kind == "silent"


def test_nonsense_instead_of_http_is_unclear(web):
    web.answers["/page"] = lambda handler: handler.wfile.write(b"\0\1\2 nonsense\r\n\r\n")

    assert ask_address(f"{web.url}/page").kind == "unclear"


def test_secure_address_without_a_certificate_is_unclear(web):
    assert ask_address(web.url.replace("http:", "https:") + "/page").kind == "unclear"


def test_closed_door_is_told(web):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    assert ask_address(f"http://127.0.0.1:{port}/").kind == "closed"


@pytest.mark.parametrize(
    ("error", "meaning"), [(socket.EAI_NONAME, "unknown"), (socket.EAI_AGAIN, "closed")], ids=["no such", "no network"]
)
def test_name_that_leads_nowhere_is_told(monkeypatch, error, meaning):
    def fail(*arguments, **options):
        raise socket.gaierror(error, "")

    monkeypatch.setattr(socket, "getaddrinfo", fail)

    assert ask_address("https://gone.example.org/").kind == meaning


def test_certificate_that_does_not_fit_is_unclear(monkeypatch):
    def refuse(*arguments):
        raise ssl.SSLCertVerificationError(1, "certificate has expired")

    monkeypatch.setattr(answering, "connect", refuse)

    assert ask_address("https://example.org/").kind == "unclear"


# Nothing inside is asked


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://user:word@127.0.0.1:{port}/"]
)
def test_this_machine_is_never_asked(sources, address):
    answer = ask_address(address.format(port=sources.url.rsplit(":", 1)[1]))

    assert (answer.kind, sources.asked) == ("refused", [])


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "innocent.example.org"])
def test_other_names_of_this_machine_are_never_asked(sources, monkeypatch, host):
    port = int(sources.url.rsplit(":", 1)[1])
    here = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *arguments, **options: [here])

    assert ask_address(f"http://{host}:{port}/").kind == "refused"
    assert sources.asked == []


def test_name_that_points_inside_is_never_asked(sources, monkeypatch):
    port = int(sources.url.rsplit(":", 1)[1])
    inside = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))
    outside = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("8.8.8.8", port))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *arguments, **options: [outside, inside])

    assert ask_address(f"http://innocent.example.org:{port}/").kind == "refused"
    assert sources.asked == []


def test_redirect_inside_is_not_followed(web, settings, monkeypatch):
    """The first host counts as public; where it leads does not."""
    settings.ASK_PRIVATE_ADDRESSES = False
    monkeypatch.setattr("evidence.importing.lookups.public_hosts.is_public", lambda address: address == "127.0.0.1")
    web.answers["/page"] = status(302, Location=f"http://[::1]:{web.url.rsplit(':', 1)[1]}/secret")

    assert ask_address(f"{web.url}/page").kind == "refused"
    assert [path for path, _headers in web.asked] == ["/page"]


@pytest.mark.parametrize(
    "address",
    ["", "no address", "ftp://example.org/", "file:///etc/passwd", "http://", "http:///path", "http://a:b:c/",
     "http://example.org:99999/", "http://[::1/", "http://" + "a" * 70 + ".org/", "http://127.0.0.1:0\r\nX: y/"],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_not_asked(address):
    assert ask_address(address).kind == "refused"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("8.8.8.8", True), ("2a00:1450:4009:80b::200e", True),
        ("127.0.0.1", False), ("10.1.2.3", False), ("172.16.0.1", False), ("192.168.1.1", False),
        ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.1", False), ("224.0.0.1", False),
        ("255.255.255.255", False), ("::1", False), ("::", False), ("fe80::1%eth0", False), ("fd00::1", False),
        ("ff02::1", False), ("::ffff:10.0.0.1", False), ("64:ff9b::a00:1", False), ("2002:a00:1::", False),
        ("2001:0:a00:1::", False),
    ],
)  # fmt: skip
def test_only_addresses_of_the_open_web_are_public(address, expected):
    assert is_public(address) is expected
