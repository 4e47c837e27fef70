from django.urls import path
from .web.health import show_readiness
urlpatterns=[path("readyz", show_readiness)]
