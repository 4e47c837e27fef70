"""Addresses of the workspace."""

from django.urls import path

from .access import for_curators
from .views.history import export_csv, export_json, restore, show_history, undo
from .views.home import show_home
from .views.quality import show_desk, show_list
from .views.works import choose_fields, list_works, show_work, take_step

RECORD = "records/<slug:kind>/<slug:key>"

app_name = "curate"
urlpatterns = [
    path("", for_curators(show_home), name="home"),
    path("works/", for_curators(list_works), name="works"),
    path("works/<int:number>/", for_curators(show_work), name="work"),
    path("works/<int:number>/fields/", for_curators(choose_fields), name="choose_fields"),
    path("works/<int:number>/step/<slug:step>/", for_curators(take_step), name="take_step"),
    path(f"{RECORD}/history/", for_curators(show_history), name="history"),
    path(f"{RECORD}/history.csv", for_curators(export_csv), name="history_csv"),
    path(f"{RECORD}/history.json", for_curators(export_json), name="history_json"),
    path(f"{RECORD}/history/<int:number>/restore/", for_curators(restore), name="restore"),
    path(f"{RECORD}/history/<int:number>/undo/", for_curators(undo), name="undo"),
    path("quality/", for_curators(show_desk), name="quality"),
    path("quality/<slug:name>/", for_curators(show_list), name="quality_list"),
]
