"""All addresses of the library."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from .api import api
from .web.health import show_health, show_readiness
from .workspace.views.signing_in import SignIn

urlpatterns = [
    path("", include("evidence.browse.urls")),
    path("api/", api.urls),
    path("curate/", include("evidence.workspace.urls")),
    # The admin's own addresses for signing in lead to the pages of the workspace.
    path("admin/login/", SignIn.as_view()),
    path("admin/password_change/", RedirectView.as_view(pattern_name="curate:password")),
    path("admin/", admin.site.urls),
    path("healthz", show_health),
    path("readyz", show_readiness),
]

handler400 = "evidence.browse.views.refused.show_bad_request"
handler404 = "evidence.browse.views.about.show_not_found"
