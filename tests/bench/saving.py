"""How long it takes until what was saved can be searched: by whoever saved it, and in another process."""

import json
import statistics
import time
from typing import Any

from django.contrib.auth.models import User

from evidence.curation.changes import change
from evidence.models import Lesson
from evidence.search import Criteria, index_is_readable, search

from .processes import started

SAVES = 15


def measure() -> dict[str, float]:
    """Change some lessons one by one; return medians in milliseconds, from the moment at which saving began."""
    curator = User.objects.get(username="synthetic-curator")
    lessons = Lesson.objects.visible().order_by("id")[:SAVES]
    here, there = [], []
    with started("watch") as other:
        _answer(other)  # it is ready
        for number, lesson in enumerate(lessons):
            word = f"unheardof{number}"
            other.stdin.write(f"{word}\n")
            other.stdin.flush()
            lesson.explanation += f" {word}"
            begun = time.monotonic()
            with change(by=curator, action="benchmark") as current:
                current.save(lesson)
            assert index_is_readable()
            assert search(Criteria(word)).total == 1
            here.append(time.monotonic() - begun)
            there.append(_answer(other) - begun)
    return {"here": statistics.median(here) * 1000, "there": statistics.median(there) * 1000}


def _answer(process: Any) -> Any:
    return json.loads(process.stdout.readline())
