"""`make bench-imports`: how long an import of many references takes, and how much memory it needs.

10,000 synthetic RIS records come into the starter library on SQLite, in a temporary folder: previewed, applied, undone,
each by the command in a process of its own. Not part of the tests: machines differ. Where a machine does other work as
well, processor seconds tell more than the clock.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.serving import make_environment
from tests.settings import ROOT

RECORDS = 10_000
WORDS = [
    *("integrated", "care", "evaluation", "services", "older", "people", "hospital", "admissions", "primary", "mental"),
    *("health", "partnership", "model", "pathway", "outcome", "cost", "quality", "experience", "staff", "leadership"),
]


def write_records(path: Path, records: int) -> None:
    """Write synthetic references with four authors, an abstract and an identifier each."""
    chance = random.Random(4)  # noqa: S311 - the same records each time
    made = ["".join(chance.choice("bcdfglmnprst") + chance.choice("aeiou") for _ in range(4)) for _ in range(4000)]
    with path.open("w") as file:
        for number in range(records):
            title = " ".join([*chance.sample(WORDS, 7), *chance.sample(made, 2)]).capitalize()
            authors = "".join(f"AU  - {chance.choice(made).title()}, {chance.choice('ABCDEF')}.\n" for _ in range(4))
            lines = [
                f"TY  - JOUR\n{authors}TI  - {title}",
                f"JO  - Synthetic Journal {number % 50}\nPY  - {1995 + number % 30}\nVL  - {number % 40}",
                f"SP  - {number}\nEP  - {number + 9}\nDO  - 10.5555/synthetic.{number}",
                f"AB  - {'words and ' * 100}\nER  - \n\n",
            ]
            file.write("\n".join(lines))


def run_command(*arguments: str, environment: dict[str, str]) -> tuple[dict, float, float, float]:
    """Return the report of one command, with seconds by the clock, seconds of the processor and megabytes at most."""
    begun = time.perf_counter()
    command = [sys.executable, "manage.py", *arguments]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE) as process:
        printed = process.stdout.read()
        _, status, own = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, printed[-500:]
    report = json.loads(printed) if printed.startswith(b"{") else {}
    return report, time.perf_counter() - begun, own.ru_utime + own.ru_stime, own.ru_maxrss / 1024


def main() -> None:
    """Measure one round and print it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "references.ris"
        write_records(file, RECORDS)
        environment = make_environment(
            port=8000,
            database=f"sqlite:///{folder}/library.sqlite3",
            folder=Path(folder),
            static=Path(folder) / "static",
        )
        for step in ("migrate", "load_starter"):
            run_command(step, environment=environment)
        print(f"{RECORDS:,} records {'seconds':>10} {'processor':>10} {'MB':>6}")
        number = ""
        steps = {"preview": ("import_file", str(file), "--preview"), "apply": ("import_file", str(file), "--apply")}
        for name, arguments in steps.items():
            report, *figures = run_command(*arguments, "--json", environment=environment)
            number = str(report["run"])
            _print(name, figures)
        _print("undo", run_command("import_file", "--undo", number, "--json", environment=environment)[1:])


def _print(name: str, figures) -> None:
    taken, processor, megabytes = figures
    print(f"{name:14} {taken:10.1f} {processor:10.1f} {megabytes:6.0f}", flush=True)


if __name__ == "__main__":
    main()
