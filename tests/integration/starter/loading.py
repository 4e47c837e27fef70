"""Running the command that loads, on the real files or on a folder with a few rows of one's own."""

import csv
import io
import json

from django.core.management import call_command

from evidence.models import ChangeSet, IndexChange, Term
from evidence.starter import DATA
from tests.integration.models.rows import MODELS
from tests.integration.starter.written import read_rows

# Rows that are right; each test breaks or adds a cell.
RIGHT = {
    "themes.csv": {"id": "theme-a", "label": "Theme", "verified": "seed"},
    "places.csv": {"id": "place-a", "name": "Place", "kind": "town", "verified": "seed"},
    "programmes.csv": {"id": "programme-a", "name": "Programme", "kind": "pilot", "verified": "seed"},
    "initiatives.csv": {"id": "site-a", "name": "Site", "programme_id": "programme-a", "verified": "seed"},
    "papers.csv": {"id": "paper-a", "title": "Paper", "type": "book", "verified": "seed"},
    "studies.csv": {"id": "study-a", "label": "Study", "overlap": "same-data", "verified": "seed"},
    "policies.csv": {"id": "policy-a", "title": "Policy", "kind": "act", "verified": "seed"},
    "aims.csv": {"id": "aim-a", "statement": "Aim", "programme_id": "programme-a", "verified": "seed"},
    "lessons.csv": {"id": "lesson-a", "statement": "Lesson", "kind": "gap", "verified": "seed"},
    "lesson_evidence.csv": {
        "lesson_id": "lesson-a",
        "paper_id": "paper-a",
        "stance": "supports",
        "verified": "seed",
    },
    "outcomes.csv": {
        "id": "outcome-a",
        "paper_id": "paper-a",
        "outcome_domain": "cost",
        "measure": "cost",
        "verified": "seed",
    },
    "programme_parents.csv": {},
    "programme_style.csv": {},
    "initiative_places.csv": {},
}


def write_folder(folder, changes):
    """Write a small folder of files: one right row each, changed, or followed by further rows.

    ``changes`` gives for a file the cells that differ in its row, or a list of such cells for several rows.
    """
    for file, right in RIGHT.items():
        header = list(read_rows(file)[0])
        change = changes.get(file, {})
        rows = [{**right, **cells} for cells in (change if isinstance(change, list) else [change])]
        with (folder / file).open("w", encoding="utf-8", newline="") as written:
            writer = csv.DictWriter(written, header, restval="")
            writer.writeheader()
            writer.writerows(row for row in rows if row)
    return folder


def load(folder=DATA):
    """Load a folder and return the report of each file by its name."""
    out = io.StringIO()
    call_command("load_starter", folder=folder, json=True, stdout=out)
    return {report["file"]: report for report in json.loads(out.getvalue())}


def count_all():
    """Return how many rows each table of the library has, with those of its history."""
    counts = {model.__name__: model.objects.count() for model in MODELS}
    for model in MODELS:
        if hasattr(model, "history"):
            counts[f"history of {model.__name__}"] = model.history.count()
    return counts


def count_changes():
    return ChangeSet.objects.count(), IndexChange.objects.count()


def vocabularies():
    return [model for model in MODELS if issubclass(model, Term)]
