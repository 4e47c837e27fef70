"""The records of the library, one file each: tables, constraints and chainable querysets."""

from .acronym import Acronym
from .aim import Aim, AimDomain
from .appraisal import Appraisal, AppraisalAnswer
from .author import Author
from .bases import Curated, Link, Record, Term
from .change import ChangeClock, ChangeSet, IndexChange
from .correction import Correction, CorrectionSender
from .double_reading import DoubleReading, Reading, ReadingAnswer, Settlement
from .erasure import Erasure
from .history import NoOpenChangeSet, historical_rows
from .imports import ImportRow, ImportRun
from .initiative import (
    Initiative,
    InitiativeCareModel,
    InitiativeLead,
    InitiativePlace,
    InitiativePopulation,
    InitiativeSuccession,
)
from .invitation import AccountEvent, Invitation
from .kept_apart import KeptApart
from .lesson import Lesson, LessonAudience, LessonEvidence, LessonTheme
from .link_check import AS_WITHOUT_NETWORK, STOPPED, LinkAnswer, LinkCheck, address_fields
from .moved_address import MovedAddress
from .organisation import Organisation
from .outcome import Outcome
from .paper import Authorship, Citation, Paper, PaperInitiative, PaperProgramme, Study
from .place import Place, PlaceContainment, PlaceOverlap
from .policy import Policy, PolicyPopulation, PolicyProgramme
from .programme import Programme, ProgrammeSuccession
from .stored_question import StoredQuestion
from .theme import Theme
from .visibility import related_model, visible_condition, visible_rows
from .vocabulary import (
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
from .work_in_progress import WorkInProgress

__all__ = [
    "AS_WITHOUT_NETWORK",
    "STOPPED",
    "AccountEvent",
    "Acronym",
    "Aim",
    "AimDomain",
    "Appraisal",
    "AppraisalAnswer",
    "Audience",
    "Author",
    "Authorship",
    "CareModel",
    "ChangeClock",
    "ChangeSet",
    "Citation",
    "Correction",
    "CorrectionSender",
    "Curated",
    "DoubleReading",
    "Erasure",
    "Factor",
    "ImportRow",
    "ImportRun",
    "IndexChange",
    "Initiative",
    "InitiativeCareModel",
    "InitiativeLead",
    "InitiativePlace",
    "InitiativePopulation",
    "InitiativeSuccession",
    "Invitation",
    "KeptApart",
    "Lesson",
    "LessonAudience",
    "LessonEvidence",
    "LessonTheme",
    "Link",
    "LinkAnswer",
    "LinkCheck",
    "MovedAddress",
    "NoOpenChangeSet",
    "Organisation",
    "Outcome",
    "OutcomeDomain",
    "Paper",
    "PaperInitiative",
    "PaperProgramme",
    "PaperType",
    "Place",
    "PlaceContainment",
    "PlaceOverlap",
    "Policy",
    "PolicyKind",
    "PolicyPopulation",
    "PolicyProgramme",
    "Population",
    "Programme",
    "ProgrammeKind",
    "ProgrammeSuccession",
    "Reading",
    "ReadingAnswer",
    "Record",
    "Settlement",
    "StoredQuestion",
    "Study",
    "StudyDesign",
    "Term",
    "Theme",
    "WorkInProgress",
    "address_fields",
    "historical_rows",
    "related_model",
    "visible_condition",
    "visible_rows",
]
