"""All addresses of the library."""

from django.contrib import admin
from django.urls import include, path

from .api import api
from .web.health import show_health, show_readiness

urlpatterns = [
    path("", include("evidence.browse.urls")),
    path("api/", api.urls),
    path("curate/", include("evidence.workspace.urls")),
    path("admin/", admin.site.urls),
    path("healthz", show_health),
    path("readyz", show_readiness),
]

handler400 = "evidence.browse.views.refused.show_bad_request"
handler404 = "evidence.browse.views.about.show_not_found"
