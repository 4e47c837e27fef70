"""Saying that two records that look alike are two."""

from django.contrib.auth.models import User

from ...models import KeptApart, Record
from ..errors import Refusal
from ..permissions import Right, check_may


def keep_apart(one: Record, other: Record, *, by: User) -> KeptApart:
    """Remember that two records of a kind are not the same, so that they are not offered as duplicates again."""
    check_may(by, Right.MERGE)
    if type(one) is not type(other) or one.pk == other.pk:
        raise Refusal("Choose two different records of the same kind.")
    first, second = sorted((one.pk, other.pk))
    kept, _ = KeptApart.objects.get_or_create(
        kind=str(one._meta.model_name), first=first, second=second, defaults={"by": by}
    )
    return kept
