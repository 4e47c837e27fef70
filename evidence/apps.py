"""The one Django application of the library."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Records, search, curation and pages: one app, one line of migrations."""

    name = "evidence"
    verbose_name = "Evidence library"
