"""`make relevance`: how well the search answers the judged queries, one by one, by kind of query, and on the whole.

`python -m tests.relevance.measure --only tuned --lists` also shows the ten records found with their grades, and what is
missing. Asks the search itself, on the starter content and with the settings of the tests.
"""

import argparse
import os
import tempfile
from collections import defaultdict
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

from django.test import override_settings  # noqa: E402 - the settings must stand first

from tests import databases  # noqa: E402
from tests.relevance.judged import SPLITS, Measured, means, measure, read_floors  # noqa: E402


def print_split(split: str, *, lists: bool) -> None:
    """Print a row for each query, for each kind of query, and for all."""
    measured = measure(split)
    print(f"\n{split.replace('_', ' ')}: {len(measured)} queries\n")
    _print_row("query", "recall@10", "nDCG@10")
    by_type = defaultdict(list)
    for one in measured:
        by_type[one.query.type].append(one)
        _print_figures(one.query.text, {"recall": one.recall, "ndcg": one.ndcg})
        if lists:
            _print_lists(one)
    print()
    for name, group in by_type.items():
        _print_figures(f"{name} ({len(group)})", means(group))
    _print_figures("all", means(measured))
    _print_figures("floor", read_floors()[split])


def _print_lists(one: Measured) -> None:
    for rank, record in enumerate(one.found, start=1):
        print(f"    {rank:2} {one.query.grades.get(record, '-')} {record}")
    missing = [f"{record} ({grade})" for record, grade in one.query.grades.items() if record not in one.found]
    print(f"     not among them: {', '.join(missing[:10]) or 'none'}")


def _print_figures(name: str, figures: dict[str, float]) -> None:
    _print_row(name, f"{figures['recall']:.2f}", f"{figures['ndcg']:.2f}")


def _print_row(name: str, *cells: str) -> None:
    short = name if len(name) <= 60 else f"{name[:57]}..."
    print(f"{short:62}" + "".join(f"{cell:>11}" for cell in cells))


def main() -> None:
    """Measure the chosen files on a copy of the prepared starter content."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=SPLITS, help="one of the two files")
    parser.add_argument("--lists", action="store_true", help="show the records found")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        databases.connect(databases.copy("starter", Path(folder), "relevance"))
        with override_settings(INDEX_DIR=databases.index_of_starter()):
            for split in [chosen.only] if chosen.only else SPLITS:
                print_split(split, lists=chosen.lists)


if __name__ == "__main__":
    main()
