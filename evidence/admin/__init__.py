"""The admin for curators: a form and a list for every record, saved and moved by the actions of curation."""

from django.contrib import admin

from . import (
    acronym,
    aim,
    appraisal,
    author,
    change_set,
    correction,
    initiative,
    lesson,
    lesson_evidence,
    organisation,
    outcome,
    paper,
    place,
    policy,
    programme,
    study,
    theme,
    vocabulary,
)

admin.site.site_header = "Integrated Care Evidence Library: curation"
admin.site.site_title = "Curation"
admin.site.index_title = "Records"
admin.site.empty_value_display = "not reported"

__all__ = [
    "acronym",
    "aim",
    "appraisal",
    "author",
    "change_set",
    "correction",
    "initiative",
    "lesson",
    "lesson_evidence",
    "organisation",
    "outcome",
    "paper",
    "place",
    "policy",
    "programme",
    "study",
    "theme",
    "vocabulary",
]
