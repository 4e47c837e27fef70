"""What is measured in a process of its own: building, the memory of a worker, and seeing what another process saved.

`python -m tests.bench.processes build|serve|watch`, with the library named by the environment; prints one line of JSON.
"""

import json
import resource
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from evidence.search import Criteria, index_is_readable, rebuild, search
from tests.settings import ROOT

from .questions import QUESTIONS

SEARCHES = 5
PAUSE = 0.005  # seconds


def main() -> None:
    """Do what the first argument names."""
    {"build": build, "serve": serve, "watch": watch}[sys.argv[1]]()


def build() -> None:
    """Build the index; tell how long it took and the most memory it had."""
    start = time.perf_counter()
    total = rebuild()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"documents": total, "seconds": time.perf_counter() - start, "peak": peak}))


def serve() -> None:
    """Ask every question some times, as a worker would be asked, and tell how much memory that left in use."""
    assert index_is_readable()
    for _ in range(SEARCHES):
        for question in QUESTIONS:
            search(question.criteria)
    status = Path("/proc/self/status").read_text().split()
    kilobytes = {name: int(status[status.index(f"{name}:") + 1]) for name in ("VmRSS", "RssAnon")}
    print(json.dumps({name: number * 1024 for name, number in kilobytes.items()}))


def watch() -> None:
    """For each word on standard input, search until it is found, and tell when."""
    print(json.dumps(index_is_readable()), flush=True)
    for line in sys.stdin:
        found = 0
        while not found:
            assert index_is_readable()  # looks for changes, as reading the address of a search does
            found = search(Criteria(line.strip())).total
            time.sleep(PAUSE)  # one that asked without a pause would take the time that it measures
        print(json.dumps(time.monotonic()), flush=True)


def run(task: str) -> dict[str, Any]:
    """Do one task in a process of its own and return what it told."""
    with started(task) as process:
        output, _ = process.communicate()
    assert process.returncode == 0, f"{task} failed"
    return json.loads(output)


@contextmanager
def started(task: str):
    """Start a task in a process of its own, which is ended with the block."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.processes", task],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


if __name__ == "__main__":
    main()
