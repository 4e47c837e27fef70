"""The files that the library reads: one module for each group of records, and the order in which they load."""

from .evidence import AIMS, LESSON_EVIDENCE, LESSONS, OUTCOMES
from .initiatives import INITIATIVE_PLACES, INITIATIVES, PROGRAMME_PARENTS, PROGRAMME_STYLE, PROGRAMMES
from .papers import PAPERS, POLICIES, STUDIES
from .subjects import PLACES, THEMES
from .vocabularies import TERMS, VOCABULARIES

RECORDS = (
    THEMES,
    PLACES,
    PROGRAMMES,
    PROGRAMME_PARENTS,
    PROGRAMME_STYLE,
    INITIATIVES,
    INITIATIVE_PLACES,
    PAPERS,
    STUDIES,
    POLICIES,
    AIMS,
    LESSONS,
    LESSON_EVIDENCE,
    OUTCOMES,
)

__all__ = ["RECORDS", "TERMS", "VOCABULARIES"]
