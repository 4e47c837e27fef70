"""Build the search index anew."""

import json as json_format

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from evidence.search import IndexUnwritable, bring_up_to_date, rebuild

WAITING = "Another process is building the index: waiting until it has ended."


class Command(BaseCommand):
    help = "Build the search index beside the one in use and swap it in."

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-missing",
            action="store_true",
            help="Where a usable index is there, write no more than the changes that it has still to learn.",
        )
        parser.add_argument("--json", action="store_true", help="Print the result as JSON alone.")

    def handle(self, *, if_missing: bool, json: bool, **options):
        try:
            with tqdm(unit="record", disable=json, leave=False) as bar:
                documents = self._write(bar, if_missing)
        except IndexUnwritable as refusal:
            raise CommandError(str(refusal)) from refusal
        if json:
            self.stdout.write(json_format.dumps({"documents": documents}))
        elif documents is None:
            self.stdout.write("The search index is there.")
        else:
            self.stdout.write(f"{documents} records can be searched.")

    def _write(self, bar: tqdm, if_missing: bool) -> int | None:
        """Return how many documents were written, None where the index was only brought up to date."""

        def advance(done: int, total: int) -> None:
            bar.total, bar.n = total, done
            bar.refresh()

        if if_missing:
            bring_up_to_date(advance)
            return None
        return rebuild(advance, waiting=lambda: bar.write(WAITING, file=self.stderr))
