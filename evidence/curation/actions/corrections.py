"""Readers' suggestions: received from anybody, within measure, and answered once by a curator."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from ...enums import CorrectionStatus
from ...models import Correction, CorrectionSender
from ..errors import NotComplete, Refusal, WrongStage
from ..permissions import Right, check_may

MOST_A_DAY = 5


class TooMany(Refusal):
    """The sender has sent as many suggestions as one may on one day."""


def receive_correction(*, text: str, sender: str, kind: str = "", slug: str = "", contact: str = "") -> Correction:
    """Keep a reader's suggestion for the curators. Raises TooMany when the sender has sent enough for today.

    ``sender`` tells senders apart and is never kept.
    """
    with transaction.atomic():
        _count(sender)
        return Correction.objects.create(kind=kind, slug=slug, text=text, contact=contact)


def answer_correction(correction: Correction, *, by: User, answer: str) -> None:
    """Close a suggestion with what was done about it; how to reach the reader is forgotten."""
    check_may(by, Right.WRITE)
    if not answer.strip():
        raise NotComplete("Say what was done about it, and why.")
    with transaction.atomic():
        current = Correction.objects.select_for_update().get(pk=correction.pk)
        if current.status != CorrectionStatus.OPEN:
            raise WrongStage("Somebody has answered this suggestion already.")
        current.status = CorrectionStatus.ANSWERED
        current.answer, current.answered_by, current.answered_at = answer.strip(), by, timezone.now()
        current.contact = ""
        current.save()


def _count(sender: str) -> None:
    """Count a sender's suggestions of today. Keys of other days are forgotten; each day has keys of its own."""
    today = timezone.localdate()
    CorrectionSender.objects.exclude(day=today).delete()
    key = _key(sender, today)
    _, is_first = CorrectionSender.objects.get_or_create(key=key, defaults={"day": today})
    if is_first:
        return
    may_send = CorrectionSender.objects.filter(key=key, sent__lt=MOST_A_DAY)
    if not may_send.update(sent=F("sent") + 1):
        raise TooMany(f"At most {MOST_A_DAY} suggestions are taken from one connection on one day.")


def _key(sender: str, day: date) -> str:
    return salted_hmac(f"sender of corrections on {day:%Y-%m-%d}", sender, algorithm="sha256").hexdigest()
