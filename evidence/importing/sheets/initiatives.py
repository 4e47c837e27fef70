"""Files of programmes and initiatives."""

from typing import Any

from ...enums import IntegrationType, Level, LineageBasis, Nation, PilotPurpose, PolicyStyle
from ...models import (
    Initiative,
    InitiativeCareModel,
    InitiativeLead,
    InitiativePlace,
    InitiativePopulation,
    InitiativeSuccession,
    Organisation,
    Place,
    Programme,
    ProgrammeKind,
    ProgrammeSuccession,
)
from .. import cells
from ..problems import CellError
from ..sheet import Column, Links, Reference, Sheet
from .parts import ID, NOTE, PROVENANCE, slugs, slugs_of_words

YEARS = (Column("start_year", "start_year", cells.year), Column("end_year", "end_year", cells.year))

PROGRAMMES = Sheet(
    file="programmes.csv",
    model=Programme,
    columns=(
        ID,
        Column("name", "name", cells.text(120, required=True)),
        Column("abbreviation", "abbreviation", cells.text(40)),
        Column("country", "country", cells.text(60)),
        *YEARS,
        Column("sponsor", "sponsor", cells.text(200)),
        Column("sites_count", "sites_count", cells.whole_number),
        Column("aims", "aims_summary", cells.text()),
        *PROVENANCE,
        NOTE,
    ),
    references=(Reference("kind", "kind", ProgrammeKind, required=True),),
    links=(
        Links(
            "predecessor_ids",
            ProgrammeSuccession,
            "programme",
            "predecessor",
            slugs,
            fields=lambda row, position: {"basis": LineageBasis.CURATOR},
        ),
    ),
)

PROGRAMME_PARENTS = Sheet(
    file="programme_parents.csv",
    model=Programme,
    creates=False,
    columns=(Column("programme_id", "slug", cells.slug),),
    references=(Reference("parent_id", "parent", Programme, required=True),),
    left_out={"basis": "says where the file takes the parent from; the programme's own note says it to the reader"},
)

PROGRAMME_STYLE = Sheet(
    file="programme_style.csv",
    model=Programme,
    creates=False,
    columns=(
        Column("programme_id", "slug", cells.slug),
        Column("policy_style", "policy_style", cells.choice(PolicyStyle)),
        Column("pilot_purpose", "pilot_purpose", cells.choice(PilotPurpose)),
        Column("basis", "style_basis", cells.text()),
        Column("source_url", "style_source_url", cells.address),
        Column("verified", "style_verification", cells.maybe(cells.verification)),
        Column("note", "style_note", cells.text()),
    ),
)

_BASES = {
    "source": LineageBasis.SOURCED.value,
    "same lead organisation": LineageBasis.SAME_LEAD.value,
    "same place": LineageBasis.SAME_PLACE.value,
}
_read_basis = cells.choice(LineageBasis, renamed=_BASES, required=True)


def _succession(row: dict[str, str], position: int) -> dict[str, Any]:
    try:
        return {"basis": _read_basis(row["predecessor_basis"])}
    except CellError as error:
        raise CellError(str(error), column="predecessor_basis") from None


def _make_organisation(key: tuple[str, ...]) -> Organisation:
    return Organisation(name=key[0])


INITIATIVES = Sheet(
    file="initiatives.csv",
    model=Initiative,
    columns=(
        ID,
        Column("name", "name", cells.text(120, required=True)),
        Column("subtype", "subtype", cells.text(60)),
        Column("place", "place_as_written", cells.text(200)),
        Column("region", "region", cells.text(60)),
        Column("nation", "nation", cells.choice(Nation)),
        *YEARS,
        Column("integration_type", "integration_type", cells.choice(IntegrationType, empty="unknown")),
        Column("level", "level", cells.choice(Level)),
        Column("population_approx", "population", cells.whole_number),
        Column("population_year", "population_year", cells.year),
        Column("summary", "summary", cells.text()),
        Column("summary_verified", "summary_verification", cells.maybe(cells.verification)),
        *PROVENANCE,
        NOTE,
    ),
    references=(Reference("programme_id", "programme", Programme, required=True),),
    links=(
        Links("focus_population", InitiativePopulation, "initiative", "population", slugs_of_words),
        Links("care_models", InitiativeCareModel, "initiative", "care_model", slugs),
        Links(
            "lead_organisations",
            InitiativeLead,
            "initiative",
            "organisation",
            lambda cell: [(name,) for name in cells.several(cell)],
            key=("name",),
            fields=lambda row, position: {"position": position},
            make=_make_organisation,
        ),
        Links("predecessor_ids", InitiativeSuccession, "initiative", "predecessor", slugs, fields=_succession),
    ),
    left_out={"predecessor_basis": "read together with predecessor_ids; it becomes the basis of each of those links"},
)

INITIATIVE_PLACES = Sheet(
    file="initiative_places.csv",
    model=InitiativePlace,
    key=("initiative_id", "place_id"),
    columns=(Column("note", "note", cells.text(300)),),
    references=(
        Reference("initiative_id", "initiative", Initiative, required=True),
        Reference("place_id", "place", Place, required=True),
    ),
)
