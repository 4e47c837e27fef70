"""Files of aims, lessons, the evidence for lessons, and outcomes."""

import re
from decimal import Decimal
from typing import Any

from ...enums import Answer, Conclusion, LessonKind, Level, Stance
from ...models import (
    Aim,
    AimDomain,
    Factor,
    Initiative,
    Lesson,
    LessonAudience,
    LessonEvidence,
    LessonTheme,
    Outcome,
    OutcomeDomain,
    Paper,
    Policy,
    Programme,
    StudyDesign,
)
from .. import cells
from ..sheet import Column, Links, Reference, Sheet
from .parts import ID, NOTE, PROVENANCE, match_factor, match_study_design, slugs, slugs_of_words

AIMS = Sheet(
    file="aims.csv",
    model=Aim,
    columns=(
        ID,
        Column("statement", "statement", cells.text(required=True)),
        Column("locator", "locator", cells.text(120)),
        *PROVENANCE,
        NOTE,
    ),
    references=(Reference("programme_id", "programme", Programme), Reference("policy_id", "policy", Policy)),
    links=(Links("outcome_domains", AimDomain, "aim", "domain", slugs),),
)

LESSONS = Sheet(
    file="lessons.csv",
    model=Lesson,
    columns=(
        ID,
        Column("statement", "statement", cells.text(300, required=True)),
        Column("explanation", "explanation", cells.text()),
        Column("kind", "kind", cells.choice(LessonKind, required=True)),
        Column("level", "level", cells.choice(Level)),
        Column("verified", "verification", cells.verification),
    ),
    references=(Reference("factor", "factor", Factor, matcher=match_factor),),
    links=(
        Links("theme_ids", LessonTheme, "lesson", "theme", slugs),
        Links("audience", LessonAudience, "lesson", "audience", slugs_of_words),
    ),
    left_out={"sources_count": "counted from the evidence whenever it is shown; a test holds the file to that count"},
)

SECOND_HAND = re.compile(r"^(as cited|quoted|as reported) in\b", re.IGNORECASE)


def _mark_second_hand(values: dict[str, Any], row: dict[str, str]) -> dict[str, Any]:
    return {"is_second_hand": bool(SECOND_HAND.match(values["locator"]))}


LESSON_EVIDENCE = Sheet(
    file="lesson_evidence.csv",
    model=LessonEvidence,
    key=("lesson_id", "paper_id", "initiative_id", "programme_id", "locator", "stance"),
    columns=(
        Column("locator", "locator", cells.text(120)),
        Column("stance", "stance", cells.choice(Stance, required=True)),
        NOTE,
        *PROVENANCE,
    ),
    references=(
        Reference("lesson_id", "lesson", Lesson, required=True),
        Reference("paper_id", "paper", Paper, required=True),
        Reference("initiative_id", "initiative", Initiative),
        Reference("programme_id", "programme", Programme),
    ),
    derive=_mark_second_hand,
)


def _figures(values: dict[str, Any], row: dict[str, str]) -> dict[str, Any]:
    """Read the figures where they are one number; what is written stays beside them."""
    effect_value, effect_unit = cells.figure(values["effect"])
    return {
        "effect_value": effect_value,
        "effect_unit": effect_unit,
        "low_value": _plain_number(values["interval_low"]),
        "high_value": _plain_number(values["interval_high"]),
    }


def _plain_number(written: str) -> Decimal | None:
    value, unit = cells.figure(written)
    return value if unit in ("", "%") else None


OUTCOMES = Sheet(
    file="outcomes.csv",
    model=Outcome,
    columns=(
        ID,
        Column("measure", "measure", cells.text(200, required=True)),
        Column("was_aim", "was_aim", cells.choice(Answer)),
        Column("intended", "was_sought", cells.choice(Answer)),
        Column("direction", "conclusion", cells.choice(Conclusion)),
        Column("effect", "effect", cells.text(200)),
        Column("ci_low", "interval_low", cells.text(20)),
        Column("ci_high", "interval_high", cells.text(20)),
        Column("p_value", "p_value", cells.text(20)),
        Column("comparator", "comparator", cells.text(200)),
        Column("timeframe", "timeframe", cells.text(120)),
        Column("study_design", "study_design", cells.text(200)),
        Column("locator", "locator", cells.text(120)),
        NOTE,
        *PROVENANCE,
    ),
    references=(
        Reference("paper_id", "paper", Paper, required=True),
        Reference("initiative_id", "initiative", Initiative),
        Reference("programme_id", "programme", Programme),
        Reference("outcome_domain", "domain", OutcomeDomain, required=True),
        Reference("study_design", "design", StudyDesign, matcher=match_study_design),
    ),
    derive=_figures,
)
