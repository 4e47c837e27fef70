"""The page of one record: shown, gone with a reason, or not there."""

from functools import cache
from typing import Any, ClassVar

from django.db.models import Exists, Model, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views import View

from ...enums import Status
from ...models import Record, visible_rows
from ...search import KIND_OF_MODEL, KINDS
from ..kept import gathered
from ..moved import moved_to
from ..provenance import provenance


class ShowRecord(View):
    """Shows a visible record; a withdrawn one answers 410 with the reason, a hidden one does not exist.

    ``rare`` names relations that few records have: the record's own query looks whether there are any (``has_<name>``),
    so that a page asks for them only then.
    """

    model: ClassVar[type[Record]]
    template_name: ClassVar[str]
    related: ClassVar[tuple[str, ...]] = ()
    rare: ClassVar[dict[str, tuple[type[Model], str]]] = {}

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        record = self.queryset().filter(slug=slug).order_by().first()
        if record is None:
            return self._absent(request, slug)
        kind = KIND_OF_MODEL[self.model]
        found = gathered((kind, record.pk), lambda: self.context(record))
        context = {
            "record": record,
            "provenance": provenance(record),
            "correction_of": f"{kind}/{record.slug}",
            **found,
            **self.for_reader(found),
        }
        return render(request, self.template_name, context)

    @classmethod
    @cache
    def queryset(cls) -> QuerySet:
        """Return the visible records with what the page needs of them; put together once, narrowed for each page."""
        found = {
            f"has_{name}": Exists(model._default_manager.filter(**{owner: OuterRef("pk")}).order_by())
            for name, (model, owner) in cls.rare.items()
        }
        return visible_rows(cls.model).select_related(*cls.related).annotate(**found)

    @staticmethod
    def context(record: Any) -> dict[str, Any]:
        """Return what the template shows besides the record itself, whoever reads it."""
        raise NotImplementedError

    def for_reader(self, gathered: dict[str, Any]) -> dict[str, Any]:
        """Return what is shown to this reader alone, from the request and what was gathered."""
        return {}

    def _absent(self, request: HttpRequest, slug: str) -> HttpResponse:
        moved = moved_to(self.model, slug)
        if moved:
            # The address leads here again once a merge is undone, so browsers are to ask each time.
            return HttpResponsePermanentRedirect(moved, headers={"Cache-Control": "no-cache"})
        withdrawn = self.model._default_manager.filter(slug=slug, status=Status.WITHDRAWN)
        reason = withdrawn.values_list("withdrawn_reason", flat=True).first()
        if reason is None:
            raise Http404
        kind = KINDS[KIND_OF_MODEL[self.model]]
        return render(request, "errors/withdrawn.html", {"kind": kind, "reason": reason}, status=410)
