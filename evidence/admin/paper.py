"""Curators' form and list of papers."""

from django.contrib import admin

from ..models import Authorship, Citation, Paper, PaperInitiative, PaperProgramme
from .base import CHECKED, CuratedAdmin
from .evidence_rows import PaperLessonInline
from .inlines import LinkInline
from .outcome import OutcomeInline


class AuthorshipInline(LinkInline):
    """The authors of a paper."""

    model = Authorship
    autocomplete_fields = ("author",)
    fields = ("position", "author")
    verbose_name_plural = "authors, in the order of the title page"


class ProgrammeInline(LinkInline):
    """The programmes a paper is about."""

    model = PaperProgramme
    autocomplete_fields = ("programme",)
    verbose_name_plural = "programmes that it is about"


class InitiativeInline(LinkInline):
    """The initiatives a paper is about."""

    model = PaperInitiative
    autocomplete_fields = ("initiative",)
    verbose_name_plural = "initiatives that it is about"


class CitationInline(LinkInline):
    """What a paper cites."""

    model = Citation
    fk_name = "paper"
    autocomplete_fields = ("cited",)
    verbose_name_plural = "papers that it cites"


@admin.register(Paper)
class PaperAdmin(CuratedAdmin):
    """The form and list of papers."""

    title_field = "title"
    autocomplete_fields = ("type", "design", "study")
    search_fields = ("title", "authorships__author__family", "doi", "pmid", "container_title", "slug")
    list_display = ("title", "year", "type", "study", "editorial_status", "status", "verification")
    list_select_related = ("type", "study")
    list_filter = ("status", "type", "verification", "editorial_status")
    inlines = (
        AuthorshipInline,
        OutcomeInline,
        PaperLessonInline,
        ProgrammeInline,
        InitiativeInline,
        CitationInline,
    )
    fieldsets = (
        (
            "Title page",
            {
                "description": "What the document is called, and what sort of document it is.",
                "fields": ("type", "title", "slug", "authors_incomplete", "year"),
            },
        ),
        (
            "Where it was published",
            {
                "description": "As the document prints it.",
                "fields": ("container_title", ("volume", "issue", "pages"), "publisher", "country", "url"),
            },
        ),
        (
            "Identifiers",
            {
                "description": "Paste them in any usual spelling; each belongs to one paper only.",
                "fields": (("doi", "pmid"), ("pmcid", "isbn")),
            },
        ),
        (
            "The research",
            {
                "description": "The design in the paper's words and its group; the study if several papers report it.",
                "fields": ("study_design", "design", "study", "summary"),
            },
        ),
        (
            "Publisher's notice",
            {
                "description": "Correction, expression of concern or retraction, with the address of the notice.",
                "fields": ("editorial_status", "editorial_url"),
            },
        ),
        CHECKED,
    )
