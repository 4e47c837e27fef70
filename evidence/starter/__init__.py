"""The starting content of the library: files of facts with their sources, and how they are loaded."""

from pathlib import Path

from django.contrib.auth.models import User
from django.db import connection, transaction

from ..importing.report import FileReport
from ..importing.run import Progress, import_sheets
from ..importing.sheets import RECORDS, VOCABULARIES
from ..vocabulary import DATA as VOCABULARY_DATA

DATA = Path(__file__).parent / "data"


def load_starter(*, by: User, progress: Progress, folder: Path = DATA) -> list[FileReport]:
    """Load the vocabularies and the starting content. Loading again changes nothing.

    Raises ImportRefused when a row cannot be used; then nothing is changed.
    """
    with transaction.atomic():
        reports = [
            *import_sheets(VOCABULARIES, VOCABULARY_DATA, by=by, action="load vocabularies", progress=progress),
            *import_sheets(RECORDS, folder, by=by, action="load starting content", progress=progress),
        ]
        with connection.cursor() as cursor:
            # Without fresh statistics PostgreSQL plans the first build of the index ten times slower.
            cursor.execute("ANALYZE")
    return reports
