"""Addresses of the workspace."""

from functools import partial

from django.urls import path

from ..curation.permissions import Right
from .access import for_curators
from .views.confidence import show_worksheet
from .views.duplicates import compare_pair, list_pairs, merge_several, part, unite
from .views.entering import keep, show_form, suggest
from .views.history import export_csv, export_json, restore, show_history, undo
from .views.home import show_home
from .views.imports import (
    apply,
    choose,
    list_imports,
    look_again,
    send_report,
    send_template,
    show_import,
    take_out,
    upload,
)
from .views.people import act, invite, list_people, show_person, take_back
from .views.pubmed import search
from .views.quality import ask_addresses, show_desk, show_list
from .views.readings import hand_in, list_readings, open_reading, settle, show_reading
from .views.signing_in import SignIn, change_password, come_in
from .views.starting import start
from .views.vocabulary import add, list_terms, list_vocabularies, show_term, step
from .views.works import choose_fields, list_works, show_work, take_step

RECORD = "records/<slug:kind>/<slug:key>"

VOCABULARY = "vocabulary/<slug:name>"

PAIR = "duplicates/<int:one>/<int:other>"


for_writers = partial(for_curators, right=Right.WRITE)
for_importers = partial(for_curators, right=Right.IMPORT)
for_mergers = partial(for_curators, right=Right.MERGE)
for_keepers = partial(for_curators, right=Right.KEEP_VOCABULARY)
for_administrators = partial(for_curators, right=Right.INVITE)

app_name = "curate"
urlpatterns = [
    path("", for_curators(show_home), name="home"),
    path("enter/", for_writers(start), name="enter_start"),
    path("enter/<int:number>/", for_writers(show_form), name="enter"),
    path("enter/<int:number>/keep/", for_writers(keep), name="enter_keep"),
    path("enter/<int:number>/lessons/", for_writers(suggest), name="enter_lessons"),
    path("sign-in/", SignIn.as_view(), name="sign_in"),
    path("come-in/<str:token>/", come_in, name="come_in"),
    path("password/", for_curators(change_password), name="password"),
    path("people/", for_administrators(list_people), name="people"),
    path("people/invite/", for_administrators(invite), name="invite"),
    path("people/links/<int:number>/take-back/", for_administrators(take_back), name="take_back_link"),
    path("people/<int:number>/", for_administrators(show_person), name="person"),
    path("people/<int:number>/<slug:step>/", for_administrators(act), name="person_step"),
    path("vocabulary/", for_keepers(list_vocabularies), name="vocabulary"),
    path(f"{VOCABULARY}/", for_keepers(list_terms), name="terms"),
    path(f"{VOCABULARY}/add/", for_keepers(add), name="add_term"),
    path(f"{VOCABULARY}/terms/<slug:slug>/", for_keepers(show_term), name="term"),
    path(f"{VOCABULARY}/terms/<slug:slug>/<slug:named>/", for_keepers(step), name="term_step"),
    path("readings/", for_curators(list_readings), name="readings"),
    path("readings/open/", for_curators(open_reading), name="open_reading"),
    path("readings/<int:number>/", for_curators(show_reading), name="reading"),
    path("readings/<int:number>/hand-in/", for_curators(hand_in), name="hand_in_reading"),
    path("readings/<int:number>/settle/", for_curators(settle), name="settle_reading"),
    path("lessons/<slug:slug>/confidence/", for_curators(show_worksheet), name="worksheet"),
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
    path("quality/<slug:name>/ask/", for_writers(ask_addresses), name="quality_ask"),
    path("import/", for_importers(list_imports), name="imports"),
    path("import/upload/", for_importers(upload), name="import_upload"),
    path("import/pubmed/", for_importers(search), name="import_pubmed"),
    path("import/templates/<slug:name>.csv", for_importers(send_template), name="import_template"),
    path("import/<int:number>/", for_importers(show_import), name="import"),
    path("import/<int:number>/report.csv", for_importers(send_report), name="import_report"),
    path("import/<int:number>/choose/", for_importers(choose), name="import_choose"),
    path("import/<int:number>/look-again/", for_importers(look_again), name="import_look_again"),
    path("import/<int:number>/apply/", for_importers(apply), name="import_apply"),
    path("import/<int:number>/undo/", for_importers(take_out), name="import_undo"),
    path("duplicates/", for_mergers(list_pairs), name="duplicates"),
    path("duplicates/merge/", for_mergers(merge_several), name="duplicates_merge"),
    path(f"{PAIR}/", for_mergers(compare_pair), name="pair"),
    path(f"{PAIR}/merge/", for_mergers(unite), name="pair_merge"),
    path(f"{PAIR}/apart/", for_mergers(part), name="pair_apart"),
]
