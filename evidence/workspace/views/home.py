"""The first page of the workspace: what waits for this person."""

from django.db.models import Case, Count, Q, Value, When
from django.http import HttpResponse
from django.urls import reverse

from ...curation.permissions import Right, may
from ...curation.readings import double_readings, waits_for
from ...curation.works import waiting_for_review
from ...enums import Status, WorkStage
from ...models import (
    Aim,
    Appraisal,
    Curated,
    Initiative,
    Lesson,
    LessonEvidence,
    Outcome,
    Paper,
    Place,
    Policy,
    Programme,
    Study,
    Theme,
    WorkInProgress,
)
from ..access import CuratorRequest
from ..pages import show

MOST_SHOWN = 20
CURATED: tuple[type[Curated], ...] = (
    Paper, Lesson, LessonEvidence, Outcome, Initiative, Programme, Policy, Theme, Place, Aim, Study, Appraisal,
)  # fmt: skip


def show_home(request: CuratorRequest) -> HttpResponse:
    """Show the person's own works, what waits for their review or their reading, and the drafts of all kinds."""
    works = WorkInProgress.objects.select_related("owner", "reviewer").defer("typed", "rows")
    mine = works.filter(owner=request.user, stage__in=[WorkStage.OPEN, WorkStage.HANDED_IN])
    drafts = _count_drafts()
    context = {
        "mine": mine.order_by(_sent_back_first(), "-updated_at")[:MOST_SHOWN],
        "to_review": works.filter(waiting_for_review(request.user)).order_by("updated_at")[:MOST_SHOWN],
        "may_review": may(request.user, Right.REVIEW),
        "drafts": drafts,
        "submitted": [(kind["label"], kind["stages"][-1]) for kind in drafts if kind["stages"][-1]["count"]],
        "readings": double_readings().filter(waits_for(request.user)).count(),
    }
    return show(request, "workspace/home.html", context)


def _sent_back_first() -> Case:
    return Case(When(~Q(answer=""), stage=WorkStage.OPEN, then=Value(0)), default=Value(1))


def _count_drafts() -> list[dict]:
    """Return how many records of each kind no reader sees yet, by stage, in one query."""
    first, *others = [
        model._default_manager.filter(status__in=[Status.DRAFT, Status.IN_REVIEW])
        .order_by()
        .values("status", table=Value(str(model._meta.model_name)))
        .annotate(number=Count("pk"))
        for model in CURATED
    ]
    counts = {(row["table"], row["status"]): row["number"] for row in first.union(*others, all=True)}
    return [_counted(model, counts) for model in CURATED if any(kind == model._meta.model_name for kind, _ in counts)]


def _counted(model: type[Curated], counts: dict) -> dict:
    kind = str(model._meta.model_name)
    address = reverse(f"admin:evidence_{kind}_changelist")
    return {
        "label": str(model._meta.verbose_name_plural),
        "stages": [
            {
                "label": str(status.label),
                "count": counts.get((kind, status.value), 0),
                "url": f"{address}?status__exact={status.value}",
            }
            for status in (Status.DRAFT, Status.IN_REVIEW)
        ],
    }
