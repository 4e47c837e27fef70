"""What the document of a record holds, gathered from the declared sources: texts, names, facets and pairs."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cache

from .catalogue import FACETS
from .choices import Choices
from .glances import COUNTED
from .kinds import KINDS
from .links import LINKS, Carried, combination_keys
from .reading import Found, Reader, Spread
from .schema import AUTHOR, IDENTIFIER, NAME, PAIR
from .sources import Rows
from .texts import AUTHORS, BANDS, EVIDENCE, IDENTIFIERS, NAMES, STUDIES, TESTED, TEXTS, YEARS

LATEST, PIECES = "latest", "pieces"
OWN_STUDY, OWN_PAPER = "own study", "own paper"
Gathered = dict[str, set[str]]


class Gatherer:
    """Gathers, for records of one kind, what each has, by the names of bands, facets and fields, and those above."""

    def __init__(self, kind: str, choices: dict[str, Choices]):
        self.kind, self.choices = kind, choices
        self._reader = Reader(KINDS[kind].model)
        spreads = {name: _with_ancestors(found) for name, found in choices.items()}
        for band in BANDS:
            self._want(TEXTS[kind][band], band)
        self._want(IDENTIFIERS.get(kind, ()), IDENTIFIER)
        self._want(NAMES.get(kind, ()), NAME)
        self._want([YEARS[kind]] if kind in YEARS else (), LATEST)
        self._want(EVIDENCE[kind], PIECES)
        for name, source in zip((OWN_STUDY, OWN_PAPER), STUDIES.get(kind, ()), strict=False):
            self._want([source], name)
        for source in TESTED if kind == "outcome" else ():
            self._want([source], source.path)
        for name, rows in COUNTED.get(kind, {}).items():
            self._want(rows, name)
        for name, facet in FACETS.items():
            self._want([rows for rows in facet.sources.get(kind, ()) if isinstance(rows, Rows)], name, spreads[name])
        self._carried = {f"{PAIR} {name}": name for links in LINKS.get(kind, ()) for name in links.paths}
        for links in LINKS.get(kind, ()):
            for name, paths in links.paths.items():
                self._want([Rows(links.model, links.owner, path) for path in paths], f"{PAIR} {name}", spreads[name])

    def gather(self, ids: Collection[int]) -> dict[int, Gathered]:
        """Return what each of those of the given records has that the public may see, in the order of their numbers."""
        gathered: dict[int, Gathered] = {}
        for record, found in sorted(self._reader.records(ids).items()):
            gathered[record] = defaultdict(set)
            _add(gathered[record], found)
        for record, found in self._reader.around(gathered):
            _add(gathered[record], found)
            if self._carried:
                gathered[record][PAIR].update(self._pairs(found))
        for people in AUTHORS.get(self.kind, ()):
            for record, name in people.values(list(gathered)):
                gathered[record][AUTHOR].add(name)
        for name, facet in FACETS.items():
            for source in facet.sources.get(self.kind, ()):
                if not isinstance(source, Rows):
                    for record, value in source.values(list(gathered)):
                        gathered[record][name].update(self.choices[name].with_ancestors([value]))
        return gathered

    def _want(self, sources: Iterable[Rows], name: str, spread: Spread | None = None) -> None:
        for rows in sources:
            self._reader.want(rows, name, spread)

    def _pairs(self, found: list[Found]) -> list[str]:
        """Return the keys of all combinations that one link carries."""
        carried: Carried = {}
        for some in found:
            for name in self._carried.keys() & some.keys():
                carried.setdefault(self._carried[name], set()).update(some[name])
        return combination_keys(self.kind, carried)


def _add(mine: Gathered, found: list[Found]) -> None:
    for some in found:
        for name, values in some.items():
            mine[name].update(values)


def _with_ancestors(choices: Choices) -> Spread:
    return cache(lambda value: choices.with_ancestors([value]))
