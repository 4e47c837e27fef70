"""Where a record went that took another address or was merged into another one."""

from ..models import MovedAddress, Record, visible_rows
from ..models.bases import address


def moved_to(model: type[Record], slug: str) -> str:
    """Return the address to which a former one leads, or "" where it leads nowhere that readers may go."""
    numbers = MovedAddress.objects.filter(kind=str(model._meta.model_name), slug=slug).values("record_id")
    found = visible_rows(model).filter(pk__in=numbers).order_by().values_list("slug", flat=True).first()
    return address(model, found) if found else ""
