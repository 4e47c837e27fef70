"""Processes of the library that do one thing until they are stopped: search, change records, build the index.

They are real processes, each with its own connection and index, forked from one that has loaded the library once.
"""

import json
import multiprocessing
import os
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import django
from django.apps import apps

if not apps.ready:  # in the process that the others are forked from
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()

from django.conf import settings
from django.db import connection

from evidence.curation.changes import change
from evidence.enums import Status
from evidence.models import Lesson, LessonTheme, Paper, Theme
from evidence.search import rebuild
from tests import databases
from tests.asking import ask
from tests.factories import make_lesson, make_paper, the_user

WORDS_OF_TWINS = ("quagga", "okapi", "bongo")  # begin the title of a lesson and a paper that are changed together
PAUSE = 0.02  # seconds, in which others have the processor

_forking = multiprocessing.get_context("forkserver")
_forking.set_forkserver_preload(["tests.actors"])


def make_twins(word: str) -> None:
    """Make the lesson and the paper of one word."""
    make_lesson(slug=word, statement=word)
    make_paper(slug=word, title=word)


def start(part: Callable, index: Path, *arguments) -> multiprocessing.process.BaseProcess:
    """Start a process that plays a part in the library that this process now uses."""
    name = str(connection.settings_dict["NAME"])
    actor = _forking.Process(target=_act, args=(part, name, str(index), arguments), daemon=True)
    actor.start()
    return actor


@contextmanager
def ended_afterwards() -> Iterator[None]:
    """End whoever is still at work when a test ends, also where it fails."""
    try:
        yield
    finally:
        for actor in multiprocessing.active_children():
            actor.kill()
            actor.join()


def kill(actor: multiprocessing.process.BaseProcess) -> None:
    """End a process as `kill -9` does; fail where it had ended by itself."""
    actor.kill()
    actor.join()
    assert actor.exitcode == -9


def _act(part: Callable, database: str, index: str, arguments: tuple) -> None:
    databases.connect(database)
    settings.INDEX_DIR = Path(index)
    part(*arguments)


def search_until(stop: Path, report: Path) -> None:
    """Search, and note how often, up to which number, and whatever no reader should ever see."""
    searches, number, faults = 0, -1, []
    while not stop.exists():
        word = WORDS_OF_TWINS[searches % len(WORDS_OF_TWINS)]
        try:
            results = ask(f"q={word}")
        except Exception:  # noqa: BLE001 - whatever it was, it is reported
            faults.append(traceback.format_exc())
        else:
            titles = [hit.snippet for hit in results.hits]
            if len(titles) != 2 or titles[0] != titles[1]:
                faults.append(f"At {results.library_number} half a change was seen: {titles}")
            if results.library_number < number:
                faults.append(f"{number} was followed by {results.library_number}")
            number = results.library_number
        searches += 1
        time.sleep(PAUSE)
    report.write_text(json.dumps({"searches": searches, "number": number, "faults": faults}))


def change_records(seed: int) -> None:
    """Change one thing after another."""
    chance = Random(seed)  # noqa: S311 - a test's dice
    while True:
        chance.choice([_change_twins, _rename_theme, _hide_or_show_paper, _add_lesson, _link_or_unlink])(chance)


def build_again_and_again() -> None:
    """Build the index beside the one in use, and swap."""
    while True:
        rebuild()
        time.sleep(PAUSE)


def _change_twins(chance: Random) -> None:
    word = chance.choice(WORDS_OF_TWINS)
    _entitle(word, f"{word} {chance.getrandbits(32)}")


def _entitle(word: str, title: str) -> None:
    lesson, paper = Lesson.objects.get(slug=word), Paper.objects.get(slug=word)
    lesson.statement = paper.title = title
    with change(by=the_user(), action="test") as open_change:
        open_change.save(lesson)
        open_change.save(paper)


def _rename_theme(chance: Random) -> None:
    with change(by=the_user(), action="test") as open_change:
        theme = chance.choice(Theme.objects.order_by("pk"))
        theme.label = f"Theme {chance.randrange(1000)}"
        open_change.save(theme)


def _hide_or_show_paper(chance: Random) -> None:
    with change(by=the_user(), action="test") as open_change:
        paper = chance.choice(Paper.objects.exclude(slug__in=WORDS_OF_TWINS).order_by("pk"))
        paper.status = Status.DRAFT if paper.status == Status.PUBLISHED else Status.PUBLISHED
        open_change.save(paper)


def _add_lesson(chance: Random) -> None:
    number = chance.getrandbits(48)
    make_lesson(number, statement=f"Added {number}")


def _link_or_unlink(chance: Random) -> None:
    with change(by=the_user(), action="test") as open_change:
        link = {"lesson": chance.choice(Lesson.objects.order_by("pk")), "theme": Theme.objects.order_by("pk")[0]}
        if there := LessonTheme.objects.filter(**link).first():
            open_change.remove_link(there)
        else:
            open_change.save(LessonTheme(**link))


def change_twins_once(word: str, title: str) -> None:
    """Give the lesson and the paper of one word another title, in one change."""
    _entitle(word, title)


def build_when_told(begun: Path, go_on: Path) -> None:
    """Build the index, and stop in its midst until told to go on."""

    def pause(done: int, total: int) -> None:
        begun.touch()
        while not go_on.exists():
            time.sleep(0.01)

    rebuild(pause)
