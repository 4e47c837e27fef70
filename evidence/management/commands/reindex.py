"""Build the search index anew."""

import json as json_format

from django.core.management.base import BaseCommand
from tqdm import tqdm

from evidence.search import index_is_readable, rebuild


class Command(BaseCommand):
    help = "Build the search index beside the one in use and swap it in."

    def add_arguments(self, parser):
        parser.add_argument("--if-missing", action="store_true", help="Do nothing where a readable index is there.")
        parser.add_argument("--json", action="store_true", help="Print the result as JSON alone.")

    def handle(self, *, if_missing: bool, json: bool, **options):
        if if_missing and index_is_readable():
            self.stdout.write('{"documents": null}' if json else "The search index is there.")
            return
        with tqdm(unit="record", disable=json, leave=False) as bar:
            total = rebuild(lambda done, of: _advance(bar, done, of))
        self.stdout.write(json_format.dumps({"documents": total}) if json else f"{total} records can be searched.")


def _advance(bar: tqdm, done: int, total: int) -> None:
    bar.total, bar.n = total, done
    bar.refresh()
