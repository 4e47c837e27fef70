"""Load the starting content of the library."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from tqdm import tqdm

from evidence.curation.actors import system_actor
from evidence.importing.report import FATES, ImportRefused
from evidence.starter import DATA, load_starter


class Command(BaseCommand):
    help = "Load the vocabularies and the starting content; running it again changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, default=DATA, help="Folder with the files of facts.")
        parser.add_argument("--json", action="store_true", help="Print the report as JSON alone.")

    def handle(self, *, folder: Path, json: bool, **options):
        try:
            with tqdm(unit="row", disable=json, leave=False) as bar, transaction.atomic():
                reports = load_starter(by=system_actor(), folder=folder, progress=lambda *step: _advance(bar, *step))
        except ImportRefused as refusal:
            raise CommandError(f"Nothing was changed.\n{refusal}") from None
        if json:
            self.stdout.write(_as_json(reports))
            return
        for report in reports:
            self.stdout.write(str(report))
        changed = sum(report.count("created") + report.count("updated") for report in reports)
        self.stdout.write(f"{changed} rows changed the library." if changed else "Nothing to change: all is there.")


def _advance(bar: tqdm, file: str, done: int, total: int) -> None:
    bar.set_description(file)
    bar.total, bar.n = total, done
    bar.refresh()


def _as_json(reports) -> str:
    return json.dumps(
        [
            {
                "file": report.file,
                "rows": report.rows,
                **{fate: report.count(fate) for fate in FATES},
                "refused": report.refused,
            }
            for report in reports
        ]
    )
