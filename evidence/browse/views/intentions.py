"""Aims beside observations: of one programme, one policy or a family of programmes, and all owners of aims in pages."""

from collections import defaultdict
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from ...models import Aim, Policy, PolicyProgramme, visible_rows
from ...search import Crossing, IndexMissing, cross, current_snapshot
from ...web.translation import translate as _
from ..aims import aims
from ..facts import Item
from ..families import ProgrammeShown, family_of, programmes_shown, successions, with_types
from ..intentions import ANYWHERE, MOST_AIMS, intentions_of, is_measured, policies_of, scope_of

OWNERS_ON_PAGE = 40
Programmes = dict[int, ProgrammeShown]


def show_aims(request: HttpRequest) -> HttpResponse:
    """Show the aims of what the address chooses, or else everybody who stated aims."""
    programmes = programmes_shown()
    asked = {name: request.GET.get(name, "")[:200] for name in ("programme", "policy")}
    chosen = [pk for pk, programme in programmes.items() if asked["programme"] == programme.slug]
    policies = _policies(asked["policy"]) if asked["policy"] and not chosen else []
    context: dict[str, Any] = {
        "programmes": sorted(programmes.values(), key=lambda programme: programme.name.casefold()),
        "asked": asked,
        "with_family": request.GET.get("family") == "yes",
        "ignored": [f"{name}: {value}" for name, value in asked.items() if value and not (chosen or policies)],
        "most": MOST_AIMS,
    }
    try:
        current_snapshot()
        if chosen or policies:
            context |= _chosen(programmes, chosen, policies, with_family=context["with_family"])
            return render(request, "synthesis/aims.html", context)
        return render(request, "synthesis/aims.html", context | _overview(request, programmes))
    except IndexMissing:
        return render(request, "search/unavailable.html", {"kind": None}, status=503)


def _policies(slug: str) -> list[Item]:
    found = visible_rows(Policy).filter(slug=slug).values_list("pk", "slug", "title")
    return [Item(title, f"/policies/{slug}/", str(pk)) for pk, slug, title in found]


def _chosen(programmes: Programmes, chosen: list[int], policies: list[Item], *, with_family: bool) -> dict[str, Any]:
    """Return the aims of one programme or policy, or of the family of the programmes."""
    title = policies[0] if policies else Item(programmes[chosen[0]].name, programmes[chosen[0]].url)
    start = set(chosen) if chosen else _created_by(int(policies[0].tag))
    links = successions()
    family = family_of(with_types(start, programmes), links) & programmes.keys()
    if with_family:
        start = family
        policies = (
            policies_of(family) if not policies else [*policies, *(p for p in policies_of(family) if p != policies[0])]
        )
    scope = scope_of(start & programmes.keys(), programmes, policies)
    return {"title": title, "scope": scope, "told": intentions_of(scope), "family_size": len(family), "owners": None}


def _created_by(policy: int) -> set[int]:
    return set(visible_rows(PolicyProgramme).filter(policy=policy).values_list("programme_id", flat=True))


def _overview(request: HttpRequest, programmes: Programmes) -> dict[str, Any]:
    """Return one page of the programmes and policies that stated aims, with how many of these nobody measured."""
    stated = visible_rows(Aim).order_by()
    counts = dict(stated.exclude(programme=None).values_list("programme").annotate(n=Count("pk")))
    of_policies = stated.exclude(policy=None).values_list("policy", "policy__slug", "policy__title", "policy__year")
    policies = sorted(of_policies.annotate(n=Count("pk")), key=lambda row: (row[3] or 9999, row[2]))
    owners = [("programme", pk, programme.slug, programme.name, programme.start, counts[pk])
              for pk, programme in programmes.items() if counts.get(pk)]  # fmt: skip
    owners += [("policy", *row) for row in policies]
    pages = max(-(-len(owners) // OWNERS_ON_PAGE), 1)
    page = _page(request.GET.get("page", ""), pages)
    shown = owners[(page - 1) * OWNERS_ON_PAGE : page * OWNERS_ON_PAGE]
    return {
        "title": None,
        "told": None,
        "total": sum(owner[-1] for owner in owners),
        "owners": _with_never(shown, programmes),
        "page": page,
        "pages": pages,
        "previous": f"/aims/?page={page - 1}" if page > 1 else "",
        "next": f"/aims/?page={page + 1}" if page < pages else "",
    }


def _page(text: str, last: int) -> int:
    return min(max(int(text), 1), last) if text.isascii() and text.isdigit() and len(text) < 8 else 1


def _with_never(owners: list[tuple], programmes: Programmes) -> list[dict[str, Any]]:
    """Return owners of aims with how many of their aims name a domain in which nobody measured anything."""
    crossing = cross(ANYWHERE, kind="outcome", rows="programme", columns="domain")
    numbers = {kind: [pk for which, pk, *_rest in owners if which == kind] for kind in ("programme", "policy")}
    created: dict[int, list[str]] = defaultdict(list)
    for policy, slug in (
        visible_rows(PolicyProgramme).filter(policy__in=numbers["policy"]).values_list("policy_id", "programme__slug")
    ):
        created[policy].append(slug)
    subjects: dict[tuple[str, int], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    found = aims().filter(programme__in=numbers["programme"]) | aims().filter(policy__in=numbers["policy"])
    for row in found:
        kind = "programme" if row["programme_id"] else "policy"
        domains = subjects[kind, row[f"{kind}_id"]][row["slug"]]
        domains |= {row["domain_links__domain__slug"]} - {None}
    labels = {"programme": _("Programme"), "policy": _("Policy")}
    return [
        {
            "kind": labels[kind],
            "name": name,
            "year": year,
            "url": f"/aims/?{urlencode({kind: slug})}",
            "count": count,
            **_tally(subjects[kind, pk], [programmes[pk].slug] if kind == "programme" else created[pk], crossing),
        }
        for kind, pk, slug, name, year, count in owners
    ]


def _tally(subjects: dict[str, set[str]], programmes: list[str], crossing: Crossing) -> dict[str, int]:
    measured = sum(is_measured(domains, programmes, crossing) for domains in subjects.values())
    silent = sum(not domains for domains in subjects.values())
    return {"measured": measured, "never": len(subjects) - measured - silent, "silent": silent}
