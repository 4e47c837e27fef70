"""Overlap of places holds in both directions, so both are written."""

from ..models import Place, PlaceOverlap
from .changes import Change


def mirror_overlaps(place: Place, change: Change) -> None:
    """Make the overlaps that other places state with this one equal to those it states itself."""
    stated = set(place.overlap_links.values_list("other", flat=True))
    mirrored = {link.place_id: link for link in place.overlapped_links.all()}
    for other in sorted(stated - mirrored.keys()):
        change.save(PlaceOverlap(place_id=other, other=place))
    for other in sorted(mirrored.keys() - stated):
        change.remove_link(mirrored[other])
