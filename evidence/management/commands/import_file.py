"""Preview, apply and undo an import of a file."""

import contextlib
import json as json_format
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from evidence.curation.actions import undo_import
from evidence.curation.actors import system_actor
from evidence.curation.errors import Refusal
from evidence.enums import ImportAction, ImportStage
from evidence.importing.applying_imports import NothingComesIn, apply_import
from evidence.importing.fates import ImportFate, count_fates
from evidence.importing.formats.recognising import recognise_file
from evidence.importing.showing import import_as_json
from evidence.importing.staging import preview_import
from evidence.models import ImportRun

FORMATS = ("ris", "bibtex", "nbib", "csl", "csv", "xlsx")
LARGEST = 50_000_000
NOTHING = "No record is new or changes one, so there is nothing to apply."


class Command(BaseCommand):
    help = (
        "Read a file of references (RIS, BibTeX, PubMed nbib, CSL JSON) or of any kind of record (CSV, XLSX), show "
        "what each record would do, and bring them in as drafts. Exit code 1 where records were refused."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", type=Path, help="The file.")
        parser.add_argument("--format", choices=FORMATS, help="Its format; worked out where it is not given.")
        steps = parser.add_mutually_exclusive_group()
        steps.add_argument("--preview", action="store_true", help="Show what would happen; the default.")
        steps.add_argument(
            "--apply", action="store_true", help="Bring the records in, all or none, without possible duplicates."
        )
        steps.add_argument("--undo", type=int, metavar="RUN", help="Take out again what an import brought in.")
        parser.add_argument("--by", help="Who does it: a user name. By default the library itself.")
        parser.add_argument("--reason", default="Undone from the command line.", help="Why an import is undone.")
        parser.add_argument("--json", action="store_true", help="Print the report as JSON alone.")

    def handle(self, *, file, format, preview, apply, undo, by, reason, json, **options):  # noqa: A002 - the option's name
        person = self._find_person(by)
        try:
            run = self._undo(undo, person, reason) if undo is not None else self._read(file, format, person, quiet=json)
            if apply and run.stage == ImportStage.PREVIEWED:
                run = _apply(run, person)
        except (Refusal, ValueError) as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(json_format.dumps(import_as_json(run), ensure_ascii=False) if json else _in_words(run))
        if run.stage == ImportStage.REFUSED or run.rows.filter(action=ImportAction.REFUSED).exists():
            raise SystemExit(1)

    def _find_person(self, username):
        if not username:
            return system_actor()
        person = get_user_model().objects.filter(username=username).first()
        if person is None:
            raise CommandError(f"There is no account “{username}”.")
        return person

    def _undo(self, number, person, reason):
        run = ImportRun.objects.filter(pk=number).first()
        if run is None:
            raise CommandError(f"There is no import {number}.")
        undo_import(run, by=person, reason=reason)
        return run

    def _read(self, path, format_, person, *, quiet):
        if path is None:
            raise CommandError("Name the file to be read.")
        content = _content(path)
        format_ = format_ or recognise_file(path.name, content)
        if not format_:
            raise CommandError(f"What {path.name} is cannot be told. Name its --format: {', '.join(FORMATS)}.")
        with tqdm(unit="record", disable=quiet, leave=False) as bar:
            return preview_import(
                content,
                by=person,
                file_name=path.name,
                format=format_,
                progress=lambda done, total: _advance(bar, done, total),
            )


def _apply(run: ImportRun, person) -> ImportRun:
    """Bring in what is certain; who repeats a command finds nothing left to be done, which is no fault."""
    with contextlib.suppress(NothingComesIn):
        return apply_import(run, by=person, without_undecided=True)
    return run


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from None


def _advance(bar: tqdm, done: int, total: int) -> None:
    bar.total, bar.n = total, done
    bar.refresh()


def _in_words(run: ImportRun) -> str:
    counts = count_fates(run)
    said = ", ".join(f"{counts[fate.value]} {str(fate.label).lower()}" for fate in ImportFate)
    lines = [f"Import {run.pk} of {run.file_name}: {ImportStage(run.stage).label.lower()}."]
    lines += [run.note] if run.note else []
    lines += [f"{run.records} records: {said}."]
    refused = run.rows.filter(action=ImportAction.REFUSED).order_by("number")[:20]
    lines += [f"  Record {row.number} (line {row.line}): {' '.join(row.reasons)}" for row in refused]
    if run.work_id:
        lines.append("Changes to published records wait for a reviewer.")
    if counts[ImportFate.UNDECIDED] and run.stage in {ImportStage.PREVIEWED, ImportStage.APPLIED}:
        lines.append("Possible duplicates stay out. Send the file in the workspace to decide about them.")
    if run.stage == ImportStage.PREVIEWED:
        comes_in = counts[ImportFate.NEW] + counts[ImportFate.UPDATE]
        lines.append(f"Nothing was changed. {'Bring the records in with --apply.' if comes_in else NOTHING}")
    if run.stage == ImportStage.APPLIED:
        lines.append(f"Take them out again with: manage.py import_file --undo {run.pk}")
    return "\n".join(lines)
