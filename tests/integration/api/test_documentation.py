"""The description of the API is complete, and reading it reaches no other host."""

import re

import pytest

from evidence.search.catalogue import FACETS

BESIDE_YEAR = {"year": ["year", "year_from", "year_to"]}
FACET_PARAMETERS = [name for facet in FACETS for name in BESIDE_YEAR.get(facet, [facet])]
PARAMETERS = ["q", "strategy", "page", "page_size", "sort", "expand", "spelling", "kind", *FACET_PARAMETERS]


def test_description_is_openapi_3_1(client):
    described = client.get("/api/v1/openapi.json").json()

    assert described["openapi"].startswith("3.1")
    assert "/api/v1/search" in described["paths"]


def test_description_lists_every_parameter(client):
    described = client.get("/api/v1/openapi.json").json()["paths"]["/api/v1/search"]["get"]["parameters"]

    assert [parameter["name"] for parameter in described] == PARAMETERS
    assert {parameter["in"] for parameter in described} == {"query"}
    assert [parameter["required"] for parameter in described] == [False] * len(PARAMETERS)


@pytest.mark.parametrize("name", ["kind", *FACETS])
def test_description_says_that_a_facet_can_be_repeated(name, client):
    described = client.get("/api/v1/openapi.json").json()["paths"]["/api/v1/search"]["get"]["parameters"]

    types = {parameter["name"]: parameter["schema"]["type"] for parameter in described}
    assert types[name] == "array"


def test_description_holds_the_answer_and_the_failure(client):
    described = client.get("/api/v1/openapi.json").json()["paths"]["/api/v1/search"]["get"]["responses"]

    assert sorted(described) == ["200", "410", "503"]


def test_documentation_loads_nothing_from_another_host(client):
    response = client.get("/api/docs")

    assert response.status_code == 200
    loaded = re.findall(r'(?:src|href)="([^"]+)"', response.content.decode())
    assert loaded != []
    assert [address for address in loaded if re.match(r"(https?:)?//", address)] == []


def test_documentation_works_under_the_policy(client):
    response = client.get("/api/docs")

    body = response.content.decode()
    assert re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", body) == []
    assert re.findall(r"<style|\sstyle=|\son\w+=", body) == []
