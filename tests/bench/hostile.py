"""The worst that is asked: how long until an answer stands there, from the press of the button to the last byte."""

import re
import time
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from itertools import permutations

ROUNDS = 5
LONGEST = 100_000  # letters
BEGINNINGS = [a + b + c for a in "acdeilmoprst" for b in "aeiou" for c in "lmnrst"]
PAIRS = list(permutations(BEGINNINGS, 2))[:10_000]
STRATEGIES = {
    "strategy of 100 KB": " OR ".join(f'"pooled budget {number}" AND care*' for number in range(2_800))[:LONGEST],
    "100 KB of one word": "care " * (LONGEST // 5),
    "100 KB of places that are none": " OR ".join(f"place:w{number}" for number in range(9_000))[:LONGEST],
    "100 KB of phrases with beginnings": " OR ".join(map('"{0[0]}* {0[1]}*"'.format, PAIRS))[:LONGEST],
    "10,000 nested brackets": "(" * 10_000 + "care" + ")" * 10_000,
    "control characters, right to left, SQL, HTML": "\u202e\x01'; DROP TABLE x; --<script>alert(1)</script>" * 500,
}
MANY_YEARS = "/search/?q=care&" + "&".join(f"year={year}" for year in range(1850, 2050))


def measure(port: int) -> None:
    """Print a row for each question: the median and the longest of some rounds, in milliseconds."""
    asked = {name: lambda text=text: _post(port, text) for name, text in STRATEGIES.items()}
    asked["200 values of a filter"] = lambda: _open(urllib.request.build_opener(), port, MANY_YEARS)
    print(f"\n{'worst questions':48} {'ms':>6} {'longest':>8}")
    for name, ask in asked.items():
        taken = sorted(ask() for _ in range(ROUNDS))
        print(f"{name:48} {taken[ROUNDS // 2] * 1000:6.0f} {taken[-1] * 1000:8.0f}")


def _post(port: int, text: str) -> float:
    """Paste a strategy into the form, and return how long it took until its results had come."""
    visitor = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    form = visitor.open(f"http://127.0.0.1:{port}/search/strategy/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)
    assert token, "the form has a token"
    return _open(visitor, port, "/search/", {"q": text, "csrfmiddlewaretoken": token[1]})


def _open(visitor: urllib.request.OpenerDirector, port: int, path: str, sent: dict[str, str] | None = None) -> float:
    start = time.perf_counter()
    data = urllib.parse.urlencode(sent).encode() if sent else None
    with visitor.open(f"http://127.0.0.1:{port}{path}", data) as answer:
        answer.read()
        assert answer.status == 200, path
    return time.perf_counter() - start
