"""What every page shows: the name of the library, and interface text in the language of the reader."""

from django.conf import settings
from django.utils.translation import get_language

from .translation import texts_in


def library(request):
    """Return the values that the page frame needs."""
    return {"SITE_NAME": settings.SITE_NAME, "SITE_URL": settings.SITE_URL, "_": texts_in(get_language())}
