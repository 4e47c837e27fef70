"""Files of themes and places."""

from ...enums import Nation, PlaceKind
from ...models import Place, PlaceContainment, PlaceOverlap, Theme
from .. import cells
from ..sheet import Column, Links, Reference, Sheet
from .parts import ID, NOTE, PROVENANCE, slugs

THEMES = Sheet(
    file="themes.csv",
    model=Theme,
    columns=(
        ID,
        Column("label", "label", cells.text(120, required=True)),
        Column("definition", "definition", cells.text()),
        Column("synonyms", "synonyms", cells.lines),
        Column("source", "source", cells.text(300)),
        Column("verified", "verification", cells.verification),
    ),
    references=(Reference("parent_id", "parent", Theme),),
)

PLACES = Sheet(
    file="places.csv",
    model=Place,
    columns=(
        ID,
        Column("name", "name", cells.text(120, required=True)),
        Column("kind", "kind", cells.choice(PlaceKind, required=True)),
        Column("nation", "nation", cells.choice(Nation)),
        Column("region", "region", cells.text(60)),
        Column("population", "population", cells.whole_number),
        Column("population_year", "population_year", cells.year),
        Column("aliases", "aliases", cells.lines),
        *PROVENANCE,
        NOTE,
    ),
    links=(
        Links("part_of_ids", PlaceContainment, "place", "container", slugs),
        Links("overlaps_ids", PlaceOverlap, "place", "other", slugs),
    ),
)
