"""A synthetic library: invented records of every kind, seeded, for the benchmark and its test alone.

Nothing in it is knowledge. It has the shape of a real library: few programmes and places with many initiatives and
many with few, trees of themes, places and programmes, and lessons whose evidence ties papers to initiatives.
"""

import random
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model

from evidence import enums, models

from .shape import AIMS_OF_EACH, CHILDREN, COUNTRIES, ROOTS, VOCABULARIES
from .words import Writer, drawn

SEED = 20_261_122
DRAFTS = 0.02
CURATED = {"basis": enums.LineageBasis.CURATOR.value}
Row = dict[str, Any]
Rows = Iterator[tuple[type[Model], Row]]


class Synthetic:
    """Makes the rows of a library of about ``size`` records, tables in an order in which links find their ends."""

    def __init__(self, size: int):
        self.rng = random.Random(SEED)  # noqa: S311 - a benchmark, not a secret
        self.writer = Writer(self.rng)
        trees = {models.Programme: size // 200, models.Theme: size // 130, models.Place: size // 20}
        most = {models.Programme: 100, models.Theme: 150, models.Place: 1_000}
        self.trees = {model: min(max(count, 2 * ROOTS[model]), most[model]) for model, count in trees.items()}
        rest = size - sum(self.trees.values())
        shares = {
            models.Policy: 0.02,
            models.Initiative: 0.14,
            models.Paper: 0.45,
            models.Lesson: 0.13,
            models.Outcome: 0.26,
        }
        self.counts = {model: max(round(rest * share), 1) for model, share in shares.items()}
        self.authors = max(size // 5, 5)
        self.studies = max(size // 50, 1)
        self.organisations = 300
        self.nations = [self._nation(place) for place in range(self.trees[models.Place])]
        self.draw = {
            model: drawn(self.rng, list(range(1, count + 1)))
            for model, count in (VOCABULARIES | self.trees | {models.Organisation: self.organisations}).items()
        }
        self.draw_author = drawn(self.rng, list(range(1, self.authors + 1)))

    def rows(self) -> Rows:
        """Return every row, with the table that it belongs to."""
        yield User, {"id": 1, "username": "synthetic-curator", "is_active": True}
        for make in (self._terms, self._trees, self._bodies, self._policies, self._initiatives, self._papers):
            yield from make()
        for make in (self._lessons, self._outcomes, self._aims):
            yield from make()

    def _terms(self) -> Rows:
        for model, count in VOCABULARIES.items():
            name = model.__name__.lower()
            for number in range(1, count + 1):
                parent = number // 4 if model in (models.CareModel, models.Population) else 0
                row = {
                    "id": number,
                    "slug": f"{name}-{number}",
                    "label": f"{name.title()} {self.writer.title(2)}",
                    "parent_id": parent or None,
                }
                yield model, row

    def _trees(self) -> Rows:
        names = {models.Programme: "name", models.Theme: "label", models.Place: "name"}
        own = {
            models.Programme: lambda number: {
                "kind_id": self.draw[models.ProgrammeKind](),
                "country": self.rng.choice(COUNTRIES),
                "start_year": self._year(),
                "aims_summary": self.writer.text(25),
            },
            models.Theme: lambda number: {"definition": self.writer.text(12), "synonyms": self.writer.title(2)},
            models.Place: lambda number: {"kind": enums.PlaceKind.TOWN.value, "nation": self.nations[number - 1]},
        }
        for model, count in self.trees.items():
            for number in range(1, count + 1):
                row = {**self._record(model, number, drafts=0), names[model]: self.writer.title(2)}
                parent = self._parent(model, number)
                if model is not models.Place:
                    row["parent_id"] = parent
                yield model, {**row, **own[model](number)}
                if model is models.Programme and number % 4 == 0:
                    yield models.ProgrammeSuccession, {"programme_id": number, "predecessor_id": number - 1, **CURATED}
                if parent and model is models.Place:
                    yield models.PlaceContainment, {"id": number, "place_id": number, "container_id": parent}

    def _bodies(self) -> Rows:
        for number in range(1, self.organisations + 1):
            yield models.Organisation, {"id": number, "name": f"{self.writer.title(2)} {number}"}
        for number in range(1, self.authors + 1):
            yield models.Author, {"id": number, "family": f"{self.writer.title(1)}{number}", "given": "A"}
        for number in range(1, self.studies + 1):
            record = self._record(models.Study, number, drafts=0)
            yield models.Study, {**record, "label": self.writer.title(4), "overlap": enums.Overlap.SAME_DATA.value}

    def _policies(self) -> Rows:
        for number in range(1, self.counts[models.Policy] + 1):
            row = {
                **self._record(models.Policy, number),
                "title": self.writer.title(5),
                "year": self._year(),
                "kind_id": self.draw[models.PolicyKind](),
                "jurisdiction": self.rng.choice(COUNTRIES),
                "summary": self.writer.text(40),
            }
            yield models.Policy, row
            yield from self._links(models.PolicyPopulation, "policy", number, "population", 1, 2)
            yield from self._links(models.PolicyProgramme, "policy", number, "programme", 0, 1)

    def _initiatives(self) -> Rows:
        for number in range(1, self.counts[models.Initiative] + 1):
            place = self.draw[models.Place]()
            row = {
                **self._record(models.Initiative, number),
                "name": self.writer.title(4),
                "programme_id": self.draw[models.Programme](),
                "nation": self.nations[place - 1],
                "start_year": self._year(),
                "integration_type": self.rng.choice(("", *enums.IntegrationType.values)),
                "level": self.rng.choice(("", *enums.Level.values)),
                "summary": self.writer.text(40),
            }
            yield models.Initiative, row
            yield models.InitiativePlace, {"initiative_id": number, "place_id": place}
            yield from self._links(models.InitiativeCareModel, "initiative", number, "care_model", 1, 2)
            yield from self._links(models.InitiativePopulation, "initiative", number, "population", 0, 2)
            yield from self._links(models.InitiativeLead, "initiative", number, "organisation", 1, 1)
            if number % 5 == 0:
                yield models.InitiativeSuccession, {"initiative_id": number, "predecessor_id": number - 1, **CURATED}

    def _papers(self) -> Rows:
        for number in range(1, self.counts[models.Paper] + 1):
            row = {
                **self._record(models.Paper, number),
                "title": self.writer.title(9),
                "type_id": self.draw[models.PaperType](),
                "year": self._year(),
                "container_title": f"Journal {self.rng.randrange(200)}",
                "doi": f"10.1234/synthetic.{number}" if number % 3 else None,
                "design_id": self.draw[models.StudyDesign](),
                "study_id": self.rng.randint(1, self.studies) if number % 20 == 0 else None,
                "country": self.rng.choice(COUNTRIES),
                "summary": self.writer.text(60),
            }
            yield models.Paper, row
            authors = {self.draw_author() for _ in range(self.rng.randint(1, 4))}
            for position, author in enumerate(sorted(authors), 1):
                yield models.Authorship, {"paper_id": number, "author_id": author, "position": position}
            yield from self._links(models.PaperProgramme, "paper", number, "programme", 0, number % 8 == 0)
            if number % 6 == 0:
                yield models.PaperInitiative, {"paper_id": number, "initiative_id": self._any(models.Initiative)}

    def _lessons(self) -> Rows:
        for number in range(1, self.counts[models.Lesson] + 1):
            row = {
                **self._record(models.Lesson, number),
                "statement": self.writer.title(10),
                "explanation": self.writer.text(35),
                "kind": self.rng.choice(enums.LessonKind.values),
                "factor_id": self.draw[models.Factor]() if number % 4 else None,
                "level": self.rng.choice(("", *enums.Level.values)),
            }
            yield models.Lesson, row
            yield from self._links(models.LessonTheme, "lesson", number, "theme", 1, 3)
            yield from self._links(models.LessonAudience, "lesson", number, "audience", 1, 2)
            for piece in range(self.rng.randint(1, 5)):
                evidence = {
                    "lesson_id": number,
                    "paper_id": self._any(models.Paper),
                    "stance": self.rng.choice(enums.Stance.values),
                    "locator": f"p. {piece + 1}",
                }
                yield models.LessonEvidence, {**evidence, **self._curated(), **self._about()}
            if number % 20 == 0:
                appraisal = {"tool": enums.AppraisalTool.CERQUAL.value, "lesson_id": number, "appraiser_id": 1}
                confidence = self.rng.choice(enums.Confidence.values)
                yield models.Appraisal, {**appraisal, **self._curated(), "confidence": confidence}

    def _outcomes(self) -> Rows:
        for number in range(1, self.counts[models.Outcome] + 1):
            row = {
                **self._record(models.Outcome, number),
                "paper_id": self._any(models.Paper),
                **self._about(),
                "domain_id": self.draw[models.OutcomeDomain](),
                "measure": self.writer.title(5),
                "conclusion": self.rng.choice(("", *enums.Conclusion.values)),
                "estimate_direction": self.rng.choice(("", *enums.Direction.values)),
                "effect": f"{self.rng.randint(-30, 30)}%",
                "design_id": self.draw[models.StudyDesign](),
                "note": self.writer.text(20),
            }
            yield models.Outcome, row

    def _aims(self) -> Rows:
        for number in range(1, AIMS_OF_EACH * self.trees[models.Programme] + 1):
            row = {"programme_id": (number - 1) // AIMS_OF_EACH + 1, "statement": self.writer.title(9)}
            yield models.Aim, {**self._record(models.Aim, number), **row}
            yield from self._links(models.AimDomain, "aim", number, "domain", 1, 2)

    def _record(self, model: type[Model], number: int, drafts: float = DRAFTS) -> Row:
        return {"id": number, "slug": f"{model.__name__.lower()}-{number}", **self._curated(drafts)}

    def _curated(self, drafts: float = DRAFTS) -> Row:
        status = enums.Status.DRAFT if self.rng.random() < drafts else enums.Status.PUBLISHED
        verification = enums.Verification.SOURCE_TEXT if self.rng.random() < 0.4 else enums.Verification.SEEN
        return {"status": status.value, "verification": verification.value, "source_url": "https://example.org/"}

    def _about(self) -> Row:
        """Return what a piece of evidence or an outcome is about: an initiative, a programme or neither."""
        dice = self.rng.random()
        return {
            "initiative_id": self._any(models.Initiative) if dice < 0.65 else None,
            "programme_id": self.draw[models.Programme]() if 0.65 <= dice < 0.85 else None,
        }

    def _links(self, model: type[Model], owner: str, number: int, to: str, least: int, most: int) -> Rows:
        target = model._meta.get_field(to).related_model
        for other in sorted({self.draw[target]() for _ in range(self.rng.randint(least, most))}):
            yield model, {f"{owner}_id": number, f"{to}_id": other}

    def _any(self, model: type[Model]) -> int:
        return self.rng.randint(1, self.counts[model])

    def _year(self) -> int:
        return 1990 + int(35 * self.rng.random() ** 0.5)

    def _parent(self, model: type[Model], number: int) -> int | None:
        above = (number - 1 - ROOTS[model]) // CHILDREN[model] + 1
        return above if number > ROOTS[model] else None

    def _nation(self, place: int) -> str:
        while place >= ROOTS[models.Place]:
            place = (place - ROOTS[models.Place]) // CHILDREN[models.Place]
        return enums.Nation.values[place]
