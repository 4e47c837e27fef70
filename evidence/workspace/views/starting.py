"""Beginning an evaluation: from a DOI, a PubMed number, a file of one reference, or nothing."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ...curation.actions import begin_work
from ...importing.formats import READERS, Reference
from ...importing.formats.recognising import recognise_file
from ...importing.lookups import identify, look_up
from ...importing.problems import FileError
from ..access import CuratorRequest
from ..entering.evaluation import Evaluation
from ..entering.options import current_options
from ..entering.starting import typed_from
from ..entering.typed import FORM, nothing_typed
from ..pages import show

LARGEST = 2_000_000


def start(request: CuratorRequest) -> HttpResponse:
    """Show the ways to begin, or begin in one of them."""
    if request.method != "POST":
        return _page(request)
    way = request.POST.get("way", "")
    if way == "identifier":
        return _from_identifier(request, request.POST.get("identifier", "").strip())
    if way == "file":
        return _from_file(request)
    return _begin(request, nothing_typed())


def _page(request: CuratorRequest, **errors: str) -> HttpResponse:
    context = {
        "errors": {"identifier": "", "file": "", **errors},
        "problems": list(errors.items()),
        "identifier": request.POST.get("identifier", "")[:500],
    }
    return show(request, "workspace/enter_start.html", context, status=422 if errors else 200)


def _begin(request: CuratorRequest, typed: dict[str, Any]) -> HttpResponse:
    title = Evaluation(typed, current_options()).title
    work = begin_work(by=request.user, form=FORM, title=title, typed=typed)
    return HttpResponseRedirect(reverse("curate:enter", args=[work.pk]))


def _from_identifier(request: CuratorRequest, written: str) -> HttpResponse:
    identifier = identify(written)
    if identifier is None:
        sentence = _("Write a DOI such as 10.1234/abc, a PubMed number such as 12849913, or the address of either.")
        return _page(request, identifier=sentence)
    found = look_up(written)
    typed = typed_from(found.reference) if found.reference else nothing_typed()
    typed["paper"].setdefault(identifier.kind, identifier.value)
    for sentence in found.remarks:
        messages.info(request, sentence)
    return _begin(request, typed)


def _from_file(request: CuratorRequest) -> HttpResponse:
    file = request.FILES.get("file")
    if file is None:
        return _page(request, file=_("Choose a file first."))
    if (file.size or 0) > LARGEST:
        return _page(request, file=_("The file has more than 2 MB. Choose one that holds this one reference."))
    content = file.read()
    try:
        references = _read(file.name or "", content)
    except FileError as error:
        return _page(request, file=_("The file %s") % error)
    if not references:
        return _page(request, file=_("None of its records can be used: it has no title, or is no reference."))
    if len(references) > 1:
        text = _("The file holds %s references. This is the first; “Import” brings all of them.")
        messages.info(request, text % len(references))
    for remark in references[0].remarks:
        messages.info(request, remark)
    return _begin(request, typed_from(references[0]))


def _read(name: str, content: bytes) -> list[Reference]:
    """Return the usable records of a file. Raises FileError where it is no such file."""
    known = recognise_file(name, content)
    if known not in READERS:
        raise FileError(_("is of no known format. RIS, BibTeX, PubMed nbib, CSL JSON, CSV and Excel can be read."))
    return [reference for reference in READERS[known](content).records if not reference.refusal]
