"""Remembering what the addresses of records answered."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.utils import timezone

from ...models import STOPPED, LinkAnswer, LinkCheck
from ..permissions import Right, check_may


def remember_links(answers: Iterable[tuple[str, LinkAnswer, int | None]], *, by: User) -> None:
    """Keep the last answer of each address; an unclear one takes nothing from the list of those that stopped."""
    check_may(by, Right.WRITE)
    now = timezone.now()
    rows = {
        address: LinkCheck(address=address, answer=answer, code=code, checked_at=now)
        for address, answer, code in answers
    }
    stopped = LinkCheck.objects.filter(address__in=rows, answer__in=STOPPED).values_list("address", flat=True)
    for address in stopped:
        if rows[address].answer not in {LinkAnswer.ANSWERS, *STOPPED}:
            del rows[address]
    LinkCheck.objects.bulk_create(
        rows.values(),
        update_conflicts=True,
        unique_fields=["address"],
        update_fields=["answer", "code", "checked_at"],
    )
