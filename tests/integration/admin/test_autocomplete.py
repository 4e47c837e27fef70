"""Every relation on every form is chosen by typing."""

from datetime import date

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets

from evidence.models import Author, Authorship, CareModel, InitiativeCareModel, LessonEvidence, LessonTheme
from tests.factories import make_paper, make_term, make_theme, make_user, save


def relations():
    for model, page in admin.site._registry.items():
        if model._meta.app_label != "evidence" or not hasattr(model, "history"):
            continue
        yield page, set(flatten_fieldsets(page.fieldsets)) - set(page.readonly_fields)
        for inline in page.inlines:
            names = flatten_fieldsets([(None, {"fields": inline.fields})]) if inline.fields else _all(inline.model)
            key = inline.fk_name or page.model._meta.model_name
            yield inline, set(names) - {key}


def _all(model):
    return [field.name for field in model._meta.fields if field.editable]


def test_every_relation_is_chosen_by_typing():
    plain = [
        f"{page}: {name}"
        for page, names in relations()
        for name in sorted(names)
        if page.model._meta.get_field(name).is_relation and name not in page.autocomplete_fields
    ]

    assert plain == []


def choices(client, model, field, term):
    query = {"app_label": "evidence", "model_name": model._meta.model_name, "field_name": field, "term": term}
    return [found["text"] for found in client.get("/admin/autocomplete/", query).json()["results"]]


def test_typing_finds_a_record(curator):
    make_theme(1)
    make_theme(2)

    assert choices(curator, LessonTheme, "theme", "theme 2") == ["Theme 2"]


def test_retired_term_is_not_offered(curator):
    make_term(CareModel, 1, retired_on=date(2020, 1, 1))
    make_term(CareModel, 2)

    assert choices(curator, InitiativeCareModel, "care_model", "term") == ["Term 2"]


def test_paper_is_found_by_its_author_once(curator):
    paper = make_paper()
    for position, given in enumerate(("Jon", "Joan"), start=1):
        author = save(Author(family="Glasby", given=given))
        save(Authorship(paper=paper, author=author, position=position))

    assert choices(curator, LessonEvidence, "paper", "glasby") == ["Paper 1"]


def test_reader_gets_no_choices(client, db):
    make_theme()
    client.force_login(make_user("clerk", is_staff=True))
    query = {"app_label": "evidence", "model_name": "lessontheme", "field_name": "theme"}

    assert client.get("/admin/autocomplete/", query).status_code == 403
