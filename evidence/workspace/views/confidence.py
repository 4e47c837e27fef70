"""The GRADE-CERQual worksheet of a lesson: four components, each with a concern and a reason, and an overall level."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from ...curation.actions import propose_confidence
from ...curation.instruments import SOURCES_FOR_CERQUAL, count_qualitative_sources
from ...enums import CerqualComponent, ComponentConcern, Confidence
from ...models import Lesson
from ..access import CuratorRequest
from ..attempts import attempt
from ..pages import show


def show_worksheet(request: CuratorRequest, slug: str) -> HttpResponse:
    """Show the worksheet, or hand in what somebody proposes."""
    lesson = get_object_or_404(Lesson, slug=slug)
    sources = count_qualitative_sources(lesson)
    given = {
        name: (request.POST.get(f"answer.{name}", ""), request.POST.get(f"reason.{name}", ""))
        for name in CerqualComponent.values
    }
    overall = (request.POST.get("confidence", Confidence.HIGH.value), request.POST.get("reason", ""))
    refusal = ""
    if request.method == "POST":
        made: list[Any] = []
        confidence, reason = overall
        refusal = attempt(
            lambda: made.append(
                propose_confidence(lesson, by=request.user, confidence=confidence, reason=reason, components=given)
            )
        )
        if made:
            messages.success(request, _("Handed in. Readers see it when a second person has accepted it."))
            return HttpResponseRedirect(reverse("curate:work", args=[made[0].pk]))
    context = {
        "lesson": lesson,
        "sources": sources,
        "is_enough": sources >= SOURCES_FOR_CERQUAL,
        "components": [(value, label, given[value]) for value, label in CerqualComponent.choices],
        "concerns": ComponentConcern.choices,
        "levels": Confidence.choices,
        "overall": overall,
        "refusal": refusal,
    }
    return show(request, "workspace/worksheet.html", context, status=422 if refusal else 200)
