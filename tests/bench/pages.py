"""`make bench`: how long each kind of page takes, as a multiple of /healthz measured in the same run.

Starts the library as `make run` does, on SQLite with the starter content, in a temporary folder. First come
records that nobody has opened, each once; then the same pages again and again. Requests to a page and to /healthz
alternate, each on a connection of its own; the figures are medians. Not part of the tests: machines differ.
"""

import gzip
import http.client
import json
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from tests.serving import find_free_port, make_environment, stop, wait_until_alive
from tests.settings import ROOT

from . import hostile

PAGES = {
    "home": "/",
    "search, nothing asked": "/search/",
    "search, two words": "/search/?q=pooled+budgets",
    "search, words and a filter": "/search/?q=pooled+budgets&programme=better-care-fund",
    "list of lessons": "/lessons/",
    "list of papers": "/papers/",
    "lesson with most papers": "/lessons/lesson-savings-elusive/",
    "themes": "/themes/",
    "theme": "/themes/funding/",
    "initiative": "/initiatives/ct-torbay/",
    "programme with most sites": "/programmes/vanguards/",
    "paper with most evidence": "/papers/williams-sullivan-2009-faces/",
    "outcome": "/outcomes/out-rand-ey-2012-01/",
    "policy": "/policies/health-act-1999/",
    "place": "/places/torbay/",
    "largest place": "/places/england/",
    "evidence map": "/map/",
    "memory": "/memory/",
    "briefing": "/briefing/?r=lesson:lesson-savings-elusive&r=lesson:lesson-beds-not-cash&r=initiative:ct-torbay",
    "record of a search": "/search/record/?q=pooled+budgets&kind=lesson",
    "directions of effect": "/directions/",
    "aims of all": "/aims/",
    "aims of a family": "/aims/?programme=vanguards&family=yes",
    "timeline": "/timeline/",
    "timeline by place": "/timeline/places/",
    "about": "/about/",
    "API search": "/api/v1/search?q=pooled+budgets",
}
OVERVIEWS = {
    "evidence map": "/map/",
    "evidence map, broken down": "/map/?rows=care_model&columns=domain&count=outcome",
    "memory": "/memory/",
    "wager": "/memory/wager/",
    "directions of effect": "/directions/",
    "aims of all": "/aims/",
    "aims of a family": "/aims/?programme=programme-1&family=yes",
    "timeline": "/timeline/",
    "timeline by place": "/timeline/places/",
    "home": "/",
    "themes": "/themes/",
}
KINDS = ("lesson", "paper", "initiative", "programme", "outcome", "policy", "theme", "place")
ROUNDS, WARM_UP, FIRST_VIEWS = 60, 10, 40


def fetch(port: int, path: str) -> tuple[float, int]:
    """Return how many seconds one request took, and how many bytes came over the wire."""
    start = time.perf_counter()
    client = http.client.HTTPConnection("127.0.0.1", port)
    client.request("GET", path, headers={"Accept-Encoding": "gzip"})
    answer = client.getresponse()
    body = answer.read()
    client.close()
    taken = time.perf_counter() - start
    assert answer.status == 200, f"{path} answered {answer.status}"
    return taken, len(body)


def look_up(port: int, text: str) -> float:
    """Return how many seconds it takes to look up a plan."""
    start = time.perf_counter()
    client = http.client.HTTPConnection("127.0.0.1", port)
    body, kind = urlencode({"text": text}), "application/x-www-form-urlencoded"
    client.request("POST", "/before/", body, {"Content-Type": kind, "Accept-Encoding": "gzip"})
    answer = client.getresponse()
    answer.read()
    client.close()
    assert answer.status == 200, f"/before/ answered {answer.status}"
    return time.perf_counter() - start


def measure(port: int, pages: dict[str, str] = PAGES, *, rounds: int = ROUNDS, warm_up: int = WARM_UP) -> None:
    """Print a row for each page: median milliseconds, multiple of /healthz, compressed kilobytes with style sheet."""
    style = len(gzip.compress((ROOT / "static/css/look.css").read_bytes()))
    print(f"\n{'page':32} {'ms':>6} {'x healthz':>10} {'KB':>6}")
    for name, path in pages.items():
        for _ in range(warm_up):
            fetch(port, path), fetch(port, "/healthz")
        taken, health, size = [], [], 0
        for _ in range(rounds):
            seconds, size = fetch(port, path)
            taken.append(seconds)
            health.append(fetch(port, "/healthz")[0])
        page, base = statistics.median(taken), statistics.median(health)
        print(f"{name:32} {page * 1000:6.1f} {page / base:10.1f} {(size + style) / 1024:6.1f}")


def measure_plan(port: int) -> None:
    """Print how long it takes to look up a plan of some 20 pages."""
    plan = long_plan()
    taken = statistics.median([look_up(port, plan) for _ in range(WARM_UP)][WARM_UP // 2 :])
    print(f"{'before, a plan of 20 pages':32} {taken * 1000:6.1f}")


def long_plan() -> str:
    """Return some 20 pages: all synthetic plans of the judged set, again and again."""
    plans = [plan["text"] for name in ("tuned", "held_out") for plan in _judged(name)]
    return "\n".join(islice(cycle(plans), 10_000 // 43))


def _judged(name: str) -> list[dict[str, str]]:
    return tomllib.loads((ROOT / f"tests/before/{name}.toml").read_text(encoding="utf-8"))["plan"]


def measure_first_views(port: int) -> None:
    """Print how long pages of records take that nobody has opened since the library was started."""
    print(f"\n{'first view of a record':32} {'ms':>6} {'x healthz':>10} {'pages':>6}")
    for kind in KINDS:
        taken, health = [], []
        for path in addresses_of(port, kind):
            taken.append(fetch(port, path)[0])
            health.append(fetch(port, "/healthz")[0])
        page, base = statistics.median(taken), statistics.median(health)
        print(f"{kind:32} {page * 1000:6.1f} {page / base:10.1f} {len(taken):6}")


def addresses_of(port: int, kind: str) -> list[str]:
    """Return the addresses of some records of a kind, as the library's own search lists them."""
    with urllib.request.urlopen(
        f"http://127.0.0.1:{port}/api/v1/search?kind={kind}&page_size={FIRST_VIEWS}", timeout=30
    ) as answer:
        return [urlsplit(result["url"]).path for result in json.load(answer)["results"]]


@contextmanager
def serving(folder: Path, database: str, *options: str) -> Iterator[int]:
    """Serve a library as `make run` does, with its index in the folder; give the port."""
    port, log = find_free_port(), folder / "log"
    environment = make_environment(port=port, database=database, folder=folder, static=folder / "static")
    with log.open("w") as output:
        command = [sys.executable, "manage.py", "serve", "--port", str(port), *options]
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)
        try:
            wait_until_alive(process, environment["SITE_URL"], log, seconds=120)
            yield port
        finally:
            stop(process)


def main() -> None:
    """Serve the starter content in a temporary folder, measure, and clear up."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder), f"sqlite:///{folder}/library.sqlite3") as port:
        measure_first_views(port)
        measure(port)
        measure_plan(port)
        hostile.measure(port)


if __name__ == "__main__":
    main()
