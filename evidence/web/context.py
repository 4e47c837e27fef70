"""What every page shows: the name of the library."""

from django.conf import settings


def library(request):
    """Return the values that the page frame needs."""
    return {"SITE_NAME": settings.SITE_NAME, "SITE_URL": settings.SITE_URL}
