"""The figures of one run as tables, and what they have to be."""

import json
from pathlib import Path
from typing import Any

from tests.settings import ROOT

from .measuring import Timings, geometric_mean_ratio

OURS, RAW = "this search", "tantivy by hand"
SQLITE, POSTGRES, DATASETTE = "Django on SQLite", "Django on PostgreSQL", "Datasette"
KEPT = ROOT / "var" / "bench" / "figures.json"


def show(timings: Timings, figures: dict[str, Any]) -> int:
    """Print the figures of a run as tables for the README; return 1 where engines answered differently."""
    names = list(next(iter(timings.values())))
    print(f"\nMilliseconds, median, {figures['size']} records (first: with nothing remembered)\n")
    print("| question | found | first | " + " | ".join(names) + " |")
    print("|---|---|---|" + "---|" * len(names))
    for question, mine in timings.items():
        cells = [_cell(mine[name].median, len(mine[name].taken)) for name in names]
        print(f"| {question} | {mine[OURS].total:,} | {mine[OURS].first:.1f} | " + " | ".join(cells) + " |")
    print()
    for row in _rows(timings, figures):
        print(row)
    differences = [
        f"DIFFERENT: {question}, {name}: {timing.difference}"
        for question, mine in timings.items()
        for name, timing in mine.items()
        if timing.difference
    ]
    print("\n".join(differences))
    _keep(timings, figures, KEPT)
    return 1 if differences else 0


def _cell(median: float, rounds: int) -> str:
    shown = f"{median:.1f}" if median < 100 else f"{median:,.0f}"
    return shown if rounds > 3 else f"{shown} (n={rounds})"


def _rows(timings: Timings, figures: dict[str, Any]) -> list[str]:
    names = next(iter(timings.values()))
    built, memory, saved = figures["built"], figures["memory"], figures["saved"]
    rows = ["| figure | |", "|---|---|"]
    rows += [
        f"| {name}, times as long as this search (geometric mean) | {geometric_mean_ratio(timings, name, OURS):.1f} |"
        for name in names
        if name not in (OURS, RAW)
    ]
    rows += [
        f"| this search, times as long as tantivy by hand | {geometric_mean_ratio(timings, OURS, RAW):.2f} |",
        f"| building the index, {built['documents']:,} documents | {built['seconds']:.1f} s |",
        f"| most memory while building | {built['peak'] / 1e6:.0f} MB |",
        f"| index / database on disk | {figures['index'] / 1e6:.0f} / {figures['database'] / 1e6:.0f} MB |",
        f"| memory of a worker | {memory['VmRSS'] / 1e6:.0f} MB, {memory['RssAnon'] / 1e6:.0f} of its own |",
        f"| from saving to found, same / another process | {saved['here']:.0f} / {saved['there']:.0f} ms |",
    ]
    return rows


def _keep(timings: Timings, figures: dict[str, Any], path: Path) -> None:
    """Keep the medians of this search by size, and tell how it has grown from the smallest."""
    kept = json.loads(path.read_text()) if path.exists() else {}
    kept[figures["size"]] = {question: mine[OURS].median for question, mine in timings.items()}
    path.write_text(json.dumps(kept, indent=1))
    if len(kept) > 1:
        sizes = [size for size in ("20k", "200k", "1m") if size in kept]
        print(f"\nThis search, {' / '.join(sizes)}:")
        for question in timings:
            print(f"| {question} | {' / '.join(f'{kept[size][question]:.1f}' for size in sizes)} |")
