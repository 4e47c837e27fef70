"""Addresses of the public pages; none of them ever changes."""

from django.urls import URLPattern, URLResolver, include, path

from .views.about import show_about, show_accessibility
from .views.before import look_before
from .views.briefing import change_briefing, collect, show_briefing, take_document
from .views.compare import show_comparison
from .views.components import show_components
from .views.correction import show_correction_sent, suggest_correction
from .views.directions import download_directions, show_directions
from .views.evidence_map import download_map, draw_map_as_svg, show_map
from .views.help import show_help, show_how_sure, show_inclusion, show_records
from .views.home import show_home
from .views.initiative import ShowInitiative
from .views.initiative_lists import list_a_to_z, list_by_programme
from .views.intentions import show_aims
from .views.lesson import ShowLesson
from .views.memory import show_memory, show_wager
from .views.methods import (
    show_aims_help,
    show_before_help,
    show_directions_help,
    show_map_help,
    show_memory_help,
    show_timeline_help,
)
from .views.outcome import ShowOutcome
from .views.paper import ShowPaper
from .views.place import ShowPlace
from .views.policy import ShowPolicy
from .views.programme import ShowProgramme
from .views.search import count_records, search_library
from .views.search_help import show_search_help
from .views.search_record import show_search_record
from .views.strategy import ask_library, show_strategy_form
from .views.theme import ShowTheme, list_themes
from .views.timeline import show_places_through_time, show_timeline


def _pages(folder: str, kind: str, show: type, show_list=search_library) -> URLResolver:
    options = {"kind": kind} if show_list is search_library else {}
    patterns = [path("", show_list, options, name="list"), path("<slug:slug>/", show.as_view(), name="show")]  # type: ignore[attr-defined]
    return path(f"{folder}/", include((patterns, folder)))


urlpatterns: list[URLPattern | URLResolver] = [
    path("", show_home, name="home"),
    path("search/", ask_library, name="search"),
    path("search/count/", count_records, name="count_records"),
    path("search/record/", show_search_record, name="search_record"),
    path("search/strategy/", show_strategy_form, name="strategy"),
    _pages("lessons", "lesson", ShowLesson),
    _pages("themes", "theme", ShowTheme, list_themes),
    path("initiatives/a-to-z/", list_a_to_z, name="initiatives_a_to_z"),
    path("initiatives/by-programme/", list_by_programme, name="initiatives_by_programme"),
    _pages("initiatives", "initiative", ShowInitiative),
    _pages("programmes", "programme", ShowProgramme),
    _pages("papers", "paper", ShowPaper),
    _pages("policies", "policy", ShowPolicy),
    _pages("outcomes", "outcome", ShowOutcome),
    _pages("places", "place", ShowPlace),
    path("briefing/", show_briefing, name="briefing"),
    path("briefing/change/", change_briefing, name="change_briefing"),
    path("briefing/collect/", collect, name="collect"),
    path("briefing/document/", take_document, name="briefing_document"),
    path("compare/", show_comparison, name="compare"),
    path("map/", show_map, name="map"),
    path("map/evidence-map.csv", download_map, name="map_csv"),
    path("map/evidence-map.svg", draw_map_as_svg, name="map_svg"),
    path("aims/", show_aims, name="aims"),
    path("directions/", show_directions, name="directions"),
    path("directions/effect-directions.csv", download_directions, name="directions_csv"),
    path("timeline/", show_timeline, name="timeline"),
    path("timeline/places/", show_places_through_time, name="timeline_places"),
    path("memory/", show_memory, name="memory"),
    path("memory/wager/", show_wager, name="wager"),
    path("before/", look_before, name="before"),
    path("help/before/", show_before_help, name="help_before"),
    path("help/map/", show_map_help, name="help_map"),
    path("help/aims/", show_aims_help, name="help_aims"),
    path("help/directions/", show_directions_help, name="help_directions"),
    path("help/timeline/", show_timeline_help, name="help_timeline"),
    path("help/memory/", show_memory_help, name="help_memory"),
    path("about/", show_about, name="about"),
    path("help/", show_help, name="help"),
    path("help/search/", show_search_help, name="help_search"),
    path("help/records/", show_records, name="help_records"),
    path("help/how-sure/", show_how_sure, name="help_how_sure"),
    path("help/inclusion/", show_inclusion, name="help_inclusion"),
    path("help/correction/", suggest_correction, name="correction"),
    path("help/correction/sent/", show_correction_sent, name="correction_sent"),
    path("help/components/", show_components, name="components"),
    path("accessibility/", show_accessibility, name="accessibility"),
]
