"""Suggesting a correction: a form that reaches the curators, asks for no name, and loses nothing that was typed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from ...curation.actions import receive_correction
from ...curation.actions.corrections import MOST_A_DAY, TooMany
from ...web.sender import sender_of
from ..forms import LONGEST_TEXT, CorrectionForm, find_record


@never_cache
def suggest_correction(request: HttpRequest) -> HttpResponse:
    """Show the form, or keep what was sent and say so."""
    if request.method != "POST":
        return _show(request, CorrectionForm(initial={"record": request.GET.get("record", "")}))
    form = CorrectionForm(request.POST)
    if form.is_trapped:  # what a program fills in is thanked for and thrown away
        return redirect("correction_sent")
    if not form.is_valid():
        return _show(request, form, status=422)
    kind, slug = form.cleaned_data["record"]
    try:
        receive_correction(
            text=form.cleaned_data["text"],
            contact=form.cleaned_data["contact"],
            kind=kind,
            slug=slug,
            sender=sender_of(request),
        )
    except TooMany:
        return _show(request, form, status=429)
    return redirect("correction_sent")


def show_correction_sent(request: HttpRequest) -> HttpResponse:
    """Show that a suggestion has arrived, and what happens now."""
    return render(request, "help/correction_sent.html")


def _show(request: HttpRequest, form: CorrectionForm, *, status: int = 200) -> HttpResponse:
    named = (form.data.get("record") if form.is_bound else form.initial["record"]) or ""
    errors = {name: str(form.errors[name][0]) if name in form.errors else "" for name in form.fields}
    context = {
        "errors": errors,
        "problems": [(name, message) for name, message in errors.items() if message],
        "typed": {name: form.data.get(name, "") for name in form.fields},
        "named": named,
        "record": find_record(named),
        "most_a_day": MOST_A_DAY if status == 429 else 0,
        "longest": LONGEST_TEXT,
    }
    return render(request, "help/correction.html", context, status=status)
