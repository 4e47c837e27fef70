"""Comparing two to four initiatives or programmes. The address holds the choice; nothing else does."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from ...enums import Status
from ...search import KINDS, Criteria, IndexMissing, search
from ...web.translation import translate as _
from ..comparing import address_of, compare_initiatives, compare_programmes, records_of
from ..facts import Item
from ..totals import first_items, totals_of_library

FEWEST, MOST, MOST_FOUND, LONGEST = 2, 4, 10, 200
COMPARABLE = ("initiative", "programme")


@dataclass(frozen=True)
class Choice:
    """What the address asks to compare: one kind of record, and what is wrong with the rest of it."""

    kind: str
    records: tuple[Any, ...]
    problems: tuple[str, ...]
    others: tuple[Item, ...] = ()

    @property
    def slugs(self) -> list[str]:
        """The addresses of the records that are there."""
        return [record.slug for record in self.records]


def show_comparison(request: HttpRequest) -> HttpResponse:
    """Show the records side by side, or what has to be mended before they can be."""
    choice = _choice(request.GET)
    table = None
    if not choice.problems and FEWEST <= len(choice.records) <= MOST:
        totals_of_library()  # looks for a newer state of the index
        compare = compare_initiatives if choice.kind == "initiative" else compare_programmes
        table = compare(choice.records)
    return render(request, "browse/compare.html", {"choice": choice, "table": table, **_around(request.GET, choice)})


def _around(data: QueryDict, choice: Choice) -> dict[str, Any]:
    """Return what stands around the table: how to take a record out, and how to find another."""
    find = _plain(data.get("find", ""))
    return {
        "kind": KINDS[choice.kind],
        "chosen": [
            {
                "title": str(record),
                "url": record.get_absolute_url(),
                "slug": record.slug,
                "without": address_of(choice.kind, [slug for slug in choice.slugs if slug != record.slug]),
            }
            for record in choice.records
        ],
        "find": find,
        "found": _found(choice, find) if find else [],
        "near": _near(choice) if len(choice.records) == 1 and not find else [],
        "has_room": len(choice.records) < MOST,
    }


def _choice(data: QueryDict) -> Choice:
    asked = {kind: list(dict.fromkeys(filter(None, map(_plain, data.getlist(kind))))) for kind in COMPARABLE}
    kind = "programme" if asked["programme"] and not asked["initiative"] else "initiative"
    if not any(asked.values()) and data.get("kind") == "programme":
        kind = "programme"
    records = records_of(kind, asked[kind])
    choice = Choice(kind, tuple(records[slug] for slug in asked[kind] if slug in records), ())
    problems = [_missing(kind, slug) for slug in asked[kind] if slug not in records]
    others: tuple[Item, ...] = ()
    if all(asked.values()):
        problems.insert(0, _("Initiatives cannot be set beside programmes. Compare one or the other."))
        others = tuple(
            Item(label, address_of(name, asked[name]))
            for name, label in (
                ("initiative", _("Compare the initiatives alone")),
                ("programme", _("Compare the programmes alone")),
            )
        )
    if len(asked[kind]) > MOST:
        problems.append(
            _("%(n)s were chosen, and at most four fit side by side. Take some out below.") % {"n": len(asked[kind])}
        )
    return replace(choice, problems=tuple(problems), others=others)


def _missing(kind: str, slug: str) -> str:
    """Return why a record cannot be compared, and what to do about it."""
    words = {"slug": slug[:80], "kind": str(KINDS[kind].label).lower()}
    model = KINDS[kind].model
    if model._default_manager.filter(slug=slug, status=Status.WITHDRAWN).exists():
        return _("The %(kind)s “%(slug)s” was withdrawn. Compare without it, or choose another below.") % words
    return _("The library has no %(kind)s at the address “%(slug)s”. Choose it by its name below.") % words


def _found(choice: Choice, find: str) -> list[Item]:
    """Return the records that the words find and that are not chosen yet, each as a link that adds it."""
    try:
        criteria = Criteria(q=find, chosen={"kind": (choice.kind,)}, page_size=MOST_FOUND + MOST)
        ids = [hit.record for hit in search(criteria).hits]
    except IndexMissing:
        ids = []
    rows = KINDS[choice.kind].model.objects.visible().in_bulk(ids)
    return _adding(choice, [Item(str(rows[pk]), rows[pk].slug) for pk in ids if pk in rows])


def _near(choice: Choice) -> list[Item]:
    """Return other records of the same programme, or with the most evidence, as links that add them."""
    record = choice.records[0]
    of_same = {"programme": record.programme.slug} if choice.kind == "initiative" else {}
    items = first_items(choice.kind, of_same, limit=MOST_FOUND)
    return _adding(choice, [Item(item.text, item.url.rstrip("/").rpartition("/")[2]) for item in items])


def _adding(choice: Choice, items: list[Item]) -> list[Item]:
    return [
        Item(item.text, address_of(choice.kind, [*choice.slugs, item.url]))
        for item in items
        if item.url not in choice.slugs
    ][:MOST_FOUND]


def _plain(text: str) -> str:
    return "".join(c for c in text if c.isprintable()).strip()[:LONGEST]
