"""Files of papers, studies and policies."""

from typing import Any

from ...enums import Overlap
from ...models import (
    Author,
    Authorship,
    Paper,
    PaperType,
    Policy,
    PolicyKind,
    PolicyPopulation,
    Study,
    StudyDesign,
)
from ...models.identifiers import normalise_doi, normalise_isbn, normalise_pmcid, normalise_pmid
from .. import cells
from ..sheet import Column, Links, Members, Reference, Sheet
from .parts import ID, NOTE, PROVENANCE, match_study_design, match_word, slugs_of_words

AND_OTHERS = "and others"


def read_authors(cell: str) -> list[tuple[str, ...]]:
    """Read authors as (family, given, literal): "Family, Given" is a person, a name without a comma a body."""
    names = [name for name in cells.several(cell) if name.lower() != AND_OTHERS]
    return [_author_key(name) for name in names]


def _author_key(name: str) -> tuple[str, str, str]:
    family, comma, given = name.partition(",")
    return (family.strip(), given.strip(), "") if comma else ("", "", name)


def _make_author(key: tuple[str, ...]) -> Author:
    family, given, literal = key
    return Author(family=family, given=given, literal=literal)


def _names_others(values: dict[str, Any], row: dict[str, str]) -> dict[str, Any]:
    return {"authors_incomplete": any(name.lower() == AND_OTHERS for name in cells.several(row["authors"]))}


PAPERS = Sheet(
    file="papers.csv",
    model=Paper,
    columns=(
        ID,
        Column("title", "title", cells.text(500, required=True)),
        Column("year", "year", cells.year),
        Column("container_title", "container_title", cells.text(300)),
        Column("volume", "volume", cells.text(40)),
        Column("issue", "issue", cells.text(60)),
        Column("pages", "pages", cells.text(40)),
        Column("publisher", "publisher", cells.text(200)),
        Column("doi", "doi", cells.identifier(normalise_doi)),
        Column("pmid", "pmid", cells.identifier(normalise_pmid)),
        Column("pmcid", "pmcid", cells.identifier(normalise_pmcid)),
        Column("isbn", "isbn", cells.identifier(normalise_isbn)),
        Column("url", "url", cells.address),
        Column("study_design", "study_design", cells.text(200)),
        Column("country", "country", cells.text(100)),
        Column("summary", "summary", cells.text()),
        *PROVENANCE,
        NOTE,
    ),
    references=(
        Reference("type", "type", PaperType, required=True),
        Reference("study_design", "design", StudyDesign, matcher=match_study_design),
    ),
    links=(
        Links(
            "authors",
            Authorship,
            "paper",
            "author",
            read_authors,
            key=("family", "given", "literal"),
            fields=lambda row, position: {"position": position},
            make=_make_author,
        ),
    ),
    derive=_names_others,
)

STUDIES = Sheet(
    file="studies.csv",
    model=Study,
    columns=(
        ID,
        Column("label", "label", cells.text(160, required=True)),
        Column("design", "design", cells.text(160)),
        Column("overlap", "overlap", cells.choice(Overlap, required=True)),
        Column("basis", "basis", cells.text()),
        *PROVENANCE,
        NOTE,
    ),
    members=(Members("paper_ids", Paper, "study", cells.several),),
)

POLICIES = Sheet(
    file="policies.csv",
    model=Policy,
    columns=(
        ID,
        Column("title", "title", cells.text(200, required=True)),
        Column("year", "year", cells.year),
        Column("jurisdiction", "jurisdiction", cells.text(60)),
        Column("partner_organisations", "partner_organisations", cells.lines),
        Column("summary", "summary", cells.text()),
        Column("intended_aims", "intended_aims", cells.text()),
        Column("actual_outcomes", "actual_outcomes", cells.text()),
        *PROVENANCE,
        NOTE,
    ),
    references=(
        Reference("kind", "kind", PolicyKind, required=True, matcher=match_word),
        Reference("paper_id", "paper", Paper),
    ),
    links=(Links("impacted_populations", PolicyPopulation, "policy", "population", slugs_of_words),),
)
