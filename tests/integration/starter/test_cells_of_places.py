"""Every cell of the files of themes, places, programmes and initiatives stands in its field."""

import pytest

from evidence.models import Initiative, InitiativePlace, Place, Programme, Theme
from tests.integration.starter.written import VERIFIED, compare, listed, number, read_rows, slug

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

BASES = {"sourced": "source", "same-lead": "same lead organisation", "same-place": "same place"}
NOT_KNOWN = {"": "unknown"}


def in_order(model, file, column="id", **related):
    """Return the records in the order of a file's rows, however often one stands there."""
    found = {record.slug: record for record in model.objects.prefetch_related(*related.get("prefetch", ()))}
    return [found[row[column]] for row in read_rows(file)]


def source_of(record):
    return {"source_url": record.source_url, "verified": VERIFIED[record.verification], "note": record.note}


def test_themes():
    def as_written(theme):
        return {
            "id": theme.slug,
            "label": theme.label,
            "parent_id": slug(theme.parent),
            "definition": theme.definition,
            "synonyms": listed(theme.synonyms.split("\n")) if theme.synonyms else [],
            "source": theme.source,
            "verified": VERIFIED[theme.verification],
        }

    rows = in_order(Theme, "themes.csv", prefetch=["parent"])

    assert compare("themes.csv", rows=rows, as_written=as_written, lists=["synonyms"]) == []


def test_places():
    def as_written(place):
        return {
            "id": place.slug,
            "name": place.name,
            "kind": place.kind,
            "nation": place.get_nation_display(),
            "region": place.region,
            "part_of_ids": listed(other.slug for other in place.containers.all()),
            "overlaps_ids": listed(other.slug for other in place.overlapping.all()),
            "population": number(place.population),
            "population_year": number(place.population_year),
            "aliases": listed(place.aliases.split("\n")) if place.aliases else [],
            **source_of(place),
        }

    rows = in_order(Place, "places.csv", prefetch=["containers", "overlapping"])
    lists = ["part_of_ids", "overlaps_ids", "aliases"]

    assert compare("places.csv", rows=rows, as_written=as_written, lists=lists) == []


def test_programmes():
    def as_written(programme):
        return {
            "id": programme.slug,
            "name": programme.name,
            "abbreviation": programme.abbreviation,
            "kind": programme.kind.slug,
            "country": programme.country,
            "start_year": number(programme.start_year),
            "end_year": number(programme.end_year),
            "sponsor": programme.sponsor,
            "sites_count": number(programme.sites_count),
            "aims": programme.aims_summary,
            "predecessor_ids": listed(other.slug for other in programme.predecessors.all()),
            **source_of(programme),
        }

    rows = in_order(Programme, "programmes.csv", prefetch=["kind", "predecessors"])

    assert compare("programmes.csv", rows=rows, as_written=as_written, lists=["predecessor_ids"]) == []


def test_parents_of_programmes():
    rows = in_order(Programme, "programme_parents.csv", "programme_id", prefetch=["parent"])
    left_out = {row["programme_id"]: row["basis"] for row in read_rows("programme_parents.csv")}

    def as_written(programme):
        return {"programme_id": programme.slug, "parent_id": slug(programme.parent), "basis": left_out[programme.slug]}

    assert compare("programme_parents.csv", rows=rows, as_written=as_written) == []
    assert Programme.objects.exclude(parent=None).count() == len(rows)


def test_style_of_programmes():
    def as_written(programme):
        return {
            "programme_id": programme.slug,
            "policy_style": programme.policy_style,
            "pilot_purpose": programme.pilot_purpose,
            "basis": programme.style_basis,
            "source_url": programme.style_source_url,
            "verified": VERIFIED[programme.style_verification],
            "note": programme.style_note,
        }

    rows = in_order(Programme, "programme_style.csv", "programme_id")

    assert compare("programme_style.csv", rows=rows, as_written=as_written) == []


def test_initiatives():
    def as_written(initiative):
        bases = {BASES[link.basis] for link in initiative.predecessor_links.all()}
        return {
            "id": initiative.slug,
            "name": initiative.name,
            "programme_id": initiative.programme.slug,
            "subtype": initiative.subtype,
            "place": initiative.place_as_written,
            "region": initiative.region,
            "nation": initiative.get_nation_display(),
            "start_year": number(initiative.start_year),
            "end_year": number(initiative.end_year),
            "integration_type": NOT_KNOWN.get(initiative.integration_type, initiative.integration_type),
            "level": initiative.level,
            "focus_population": listed(term.label.lower() for term in initiative.focus_populations.all()),
            "care_models": listed(term.slug for term in initiative.care_models.all()),
            "lead_organisations": "; ".join(link.organisation.name for link in initiative.lead_links.all()),
            "population_approx": number(initiative.population),
            "population_year": number(initiative.population_year),
            "predecessor_ids": listed(other.slug for other in initiative.predecessors.all()),
            "predecessor_basis": "; ".join(bases),
            "summary": initiative.summary,
            "summary_verified": VERIFIED[initiative.summary_verification],
            **source_of(initiative),
        }

    related = ["programme", "focus_populations", "care_models", "lead_links__organisation", "predecessor_links"]
    rows = in_order(Initiative, "initiatives.csv", prefetch=[*related, "predecessors"])
    lists, words = ["care_models", "predecessor_ids"], ["focus_population"]

    assert compare("initiatives.csv", rows=rows, as_written=as_written, lists=lists, words=words) == []


def test_places_of_initiatives():
    found = InitiativePlace.objects.select_related("initiative", "place")

    pairs = [(link.initiative.slug, link.place.slug, link.note) for link in found]

    rows = read_rows("initiative_places.csv")
    assert sorted(pairs) == sorted((row["initiative_id"], row["place_id"], row["note"]) for row in rows)
