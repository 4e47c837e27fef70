"""Looking references up: no misbehaviour of a source does more than say a sentence."""

import socket
import time

import pytest

from evidence.importing.lookups import LookupFailed, fetching, look_up
from evidence.importing.lookups.fetching import fetch
from tests.sources import DOI, ODD, in_turn, say, status


def failure_of(sources, answer):
    """Return the sentence to which an answer of Crossref leads."""
    sources.answers["/crossref/odd"] = answer
    with pytest.raises(LookupFailed) as failed:
        fetch(ODD, "/odd", {})
    return str(failed.value)


def test_after_retry_after_it_is_asked_again(sources, monkeypatch):
    sources.answers["/crossref/odd"] = in_turn(status(429, Retry_After="2"), say("well"))
    rests = []
    monkeypatch.setattr(fetching.time, "sleep", rests.append)

    assert fetch(ODD, "/odd", {}) == b"well"
    assert (2.0 in rests, len(sources.asked)) == (True, 2)


def test_who_asks_for_a_long_rest_is_left_alone(sources):
    first = failure_of(sources, status(429, Retry_After="3600"))
    asked = len(sources.asked)

    second = failure_of(sources, say("well"))

    assert first == "Odd asks to be left alone for 3601 seconds."
    assert second.startswith("Odd asks to be left alone for ")
    assert len(sources.asked) == asked == 1


def test_passing_error_is_tried_again(sources):
    sources.answers["/crossref/odd"] = in_turn(status(500), status(503), say("well"))

    assert fetch(ODD, "/odd", {}) == b"well"


def test_lasting_error_is_told_after_three_attempts(sources):
    assert failure_of(sources, status(500)) == "Odd answered with an error (500)."
    assert len(sources.asked) == 3


def test_refusal_is_not_tried_again(sources):
    assert failure_of(sources, status(403)) == "Odd answered with an error (403)."
    assert len(sources.asked) == 1


@pytest.mark.parametrize(
    "target",
    ["http://localhost:1/x", "https://127.0.0.1/x", "file:///etc/passwd", "http://169.254.169.254/", "//example.org/"],
)
def test_redirect_elsewhere_is_not_followed(target, sources):
    said = failure_of(sources, status(302, Location=target))

    assert said in {"Odd led to another address, which was not followed.", "Odd answered with an error (302)."}
    assert len(sources.asked) == 1


def test_redirect_on_the_same_host_is_followed(sources):
    sources.answers["/crossref/odd"] = status(302, Location="/crossref/even")
    sources.answers["/crossref/even"] = say("well")

    assert fetch(ODD, "/odd", {}) == b"well"


def test_circle_of_redirects_ends(sources):
    assert failure_of(sources, status(302, Location="/crossref/odd")).startswith("Odd answered with an error")


def test_silence_ends(sources):
    assert failure_of(sources, lambda handler: time.sleep(1)) == "Odd did not answer in time."


def test_dripping_answer_ends(sources):
    assert failure_of(sources, _drip) == "Odd did not answer in time."


def test_dripping_headers_end(sources):
    assert failure_of(sources, _drip_headers) == "Odd did not answer in time."


def test_cut_off_answer_is_told(sources):
    def break_off(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"{")

    assert failure_of(sources, break_off) == "The answer of Odd broke off."


def test_closed_door_is_told(sources):
    assert failure_of(sources, lambda handler: handler.connection.shutdown(socket.SHUT_RDWR)) == (
        "Odd could not be reached."
    )


def test_nonsense_instead_of_http_is_told(sources):
    assert failure_of(sources, lambda handler: handler.wfile.write(b"\0\1\2\r\n\r\n")) == "Odd could not be reached."


def test_huge_answer_is_not_read(sources, monkeypatch):
    monkeypatch.setattr(fetching, "LARGEST", 1000)

    assert failure_of(sources, say("x" * 5000)) == "Odd sent more than can be one answer; it was not read."


NO_RECORDS = {
    "empty": "",
    "a page": "<!doctype html><title>Sign in to the hotel's network</title>",
    "broken JSON": '{"message": {"title": ["A',
    "a list": "[1, 2]",
    "null": "null",
    "nested": "[" * 5000,
    "binary": b"\x89PNG\r\n\0\xff",
    "another encoding": '{"message": {"title": ["Soins intégrés"]}}'.encode("utf-16"),
    "a number": "1" * 5000,
}


@pytest.mark.parametrize("content", NO_RECORDS.values(), ids=NO_RECORDS)
def test_no_record_of_any_source_is_told_and_stops_nothing(content, sources):
    everywhere = dict.fromkeys(("/crossref", "/pubmed", "/openalex"), say(content))
    sources.answers = everywhere

    found = look_up(DOI)

    assert found.reference is None
    assert found.remarks[0].endswith(("without them.", "by hand."))


def test_record_in_another_encoding_is_read(sources):
    text = '{"message": {"type": "journal-article", "title": ["Soins intégrés"], "DOI": "' + DOI + '"}}'
    sources.answers = {"/crossref": say(text.encode("latin-1"))}

    assert look_up(DOI).reference.title == "Soins intégrés"


def _drip(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    _let_fall(handler, b"x")


def _drip_headers(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-")
    _let_fall(handler, b"x")


def _let_fall(handler, drop):
    try:
        for _drop in range(300):
            handler.wfile.write(drop)
            handler.wfile.flush()
            time.sleep(0.1)
    except OSError:
        return
