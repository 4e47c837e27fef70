"""Records by the kind and the number or address that stand in an address of the workspace."""

from functools import cache

from django.apps import apps
from django.contrib import admin
from django.db import models
from django.http import Http404
from django.urls import reverse

from ..enums import Status
from ..models import ChangeSet, Lesson, LessonEvidence, Link, Outcome, Paper, Record, historical_rows


@cache
def kinds() -> dict[str, type[models.Model]]:
    """Return every table with a history of its own, by the name that stands in addresses."""
    found = apps.get_app_config("evidence").get_models()
    return {
        str(model._meta.model_name): model
        for model in found
        if hasattr(model, "history") and not issubclass(model, Link)
    }


def find_record(kind: str, key: str) -> models.Model:
    """Return a record by its number or its slug; raise Http404 where there is none."""
    model = kinds().get(kind)
    if model is None:
        raise Http404
    asked = models.Q(slug=key) if hasattr(model, "slug") else models.Q(pk__in=[])
    if key.isdecimal() and len(key) < 19:
        asked |= models.Q(pk=int(key))
    record = model._default_manager.filter(asked).order_by("pk").first()
    if record is None:
        raise Http404
    return record


def history_address(record: models.Model) -> str:
    """Return the page with the record's history."""
    return reverse("curate:history", args=[record._meta.model_name, record.pk])


def papers_and_lessons_of(change_set: ChangeSet) -> list[models.Model]:
    """Return the papers and lessons that a change wrote, or to which it tied evidence and outcomes."""
    papers = set(historical_rows(Paper).filter(change_set=change_set).values_list("id", flat=True))
    lessons = set(historical_rows(Lesson).filter(change_set=change_set).values_list("id", flat=True))
    evidence = historical_rows(LessonEvidence).filter(change_set=change_set)
    for paper, lesson in evidence.values_list("paper_id", "lesson_id"):
        papers.add(paper)
        lessons.add(lesson)
    papers.update(historical_rows(Outcome).filter(change_set=change_set).values_list("paper_id", flat=True))
    return [*Paper.objects.filter(pk__in=papers).order_by("pk"), *Lesson.objects.filter(pk__in=lessons).order_by("pk")]


def doors_of(record: models.Model) -> list[tuple[str, str]]:
    """Return the other pages of a record, with what they are."""
    doors = []
    if isinstance(record, Record) and record.folder and record.status == Status.PUBLISHED:
        doors.append(("Its public page", record.get_absolute_url()))
    if admin.site.is_registered(type(record)):
        doors.append(("Its form", reverse(f"admin:evidence_{record._meta.model_name}_change", args=[record.pk])))
    if isinstance(record, Paper | Outcome):
        doors.append(("Have it read twice", f"{reverse('curate:open_reading')}?record={record.slug}"))
    if isinstance(record, Lesson):
        doors.append(("How sure we are", reverse("curate:worksheet", args=[record.slug])))
    return doors
