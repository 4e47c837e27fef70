"""Files of vocabulary terms, which all have the same columns, and of acronyms."""

from django.db import models

from ...models import (
    Acronym,
    Audience,
    CareModel,
    Factor,
    OutcomeDomain,
    PaperType,
    PolicyKind,
    Population,
    ProgrammeKind,
    StudyDesign,
)
from .. import cells
from ..sheet import Column, Reference, Sheet


def _vocabulary(file: str, model: type[models.Model]) -> Sheet:
    return Sheet(
        file=file,
        model=model,
        columns=(
            Column("id", "slug", cells.slug),
            Column("label", "label", cells.text(120, required=True)),
            Column("definition", "definition", cells.text()),
            Column("synonyms", "synonyms", cells.lines),
            Column("source", "source", cells.text(200)),
        ),
        references=(Reference("parent_id", "parent", model),),
    )


TERMS = (
    _vocabulary("audiences.csv", Audience),
    _vocabulary("care_models.csv", CareModel),
    _vocabulary("factors.csv", Factor),
    _vocabulary("outcome_domains.csv", OutcomeDomain),
    _vocabulary("paper_types.csv", PaperType),
    _vocabulary("policy_kinds.csv", PolicyKind),
    _vocabulary("populations.csv", Population),
    _vocabulary("programme_kinds.csv", ProgrammeKind),
    _vocabulary("study_designs.csv", StudyDesign),
)

ACRONYMS = Sheet(
    file="acronyms.csv",
    model=Acronym,
    columns=(
        Column("id", "slug", cells.slug),
        Column("label", "label", cells.text(40, required=True)),
        Column("meaning", "meaning", cells.text(120, required=True)),
        Column("source", "source", cells.text(200)),
    ),
)

VOCABULARIES = (*TERMS, ACRONYMS)
