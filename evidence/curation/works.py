"""Which works in progress a person sees, and which of them wait for somebody."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Count, Q, QuerySet

from ..enums import CorrectionStatus, WorkStage
from ..models import Correction, Curated, WorkInProgress
from .permissions import Right, may


def works_seen_by(user: User) -> QuerySet[WorkInProgress]:
    """Return the person's own works and, for a reviewer, everybody's."""
    works = WorkInProgress.objects.select_related("owner", "reviewer")
    return works if may(user, Right.REVIEW) else works.filter(owner=user)


def waiting_for_review(user: User) -> Q:
    """Return the condition of the works that the person may decide on now."""
    if not may(user, Right.REVIEW):
        return Q(pk__in=[])
    waiting = Q(stage=WorkStage.HANDED_IN)
    return waiting & ~Q(owner=user) if settings.REVIEW_REQUIRED else waiting


def handed_in_about(record: Curated) -> QuerySet[WorkInProgress]:
    """Return the works that wait for a reviewer and would change this record, oldest first."""
    works = WorkInProgress.objects.filter(stage=WorkStage.HANDED_IN, kind=record._meta.model_name, record_id=record.pk)
    return works.select_related("owner").defer("typed", "rows").order_by("pk")


def waiting_counts(user: User) -> dict[str, int]:
    """Return how many works the person is writing or has handed in, how many to review, and readers' corrections."""
    counts: dict[str, Any] = WorkInProgress.objects.aggregate(
        mine=Count("pk", filter=Q(owner=user, stage__in=[WorkStage.OPEN, WorkStage.HANDED_IN])),
        review=Count("pk", filter=waiting_for_review(user)),
    )
    return {**counts, "corrections": Correction.objects.filter(status=CorrectionStatus.OPEN).count()}
