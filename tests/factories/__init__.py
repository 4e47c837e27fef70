"""Records for tests: valid, published and explicit; ``make_x(2)`` makes another one, ``the_x()`` finds or makes."""

from .acronym import make_acronym
from .aim import make_aim, the_aim
from .appraisal import make_appraisal
from .author import make_author
from .correction import make_correction
from .initiative import make_initiative, the_initiative
from .lesson import make_lesson, the_lesson
from .lesson_evidence import make_lesson_evidence
from .organisation import make_organisation
from .outcome import make_outcome, the_outcome
from .paper import make_paper, the_paper
from .place import make_place, the_place
from .policy import make_policy, the_policy
from .programme import make_programme, the_programme
from .saving import save
from .study import make_study, the_study
from .term import make_term, the_term
from .theme import make_theme, the_theme
from .user import PASSWORD, make_administrator, make_curator, make_editor, make_user, the_user

__all__ = [
    "PASSWORD",
    "make_acronym",
    "make_administrator",
    "make_aim",
    "make_appraisal",
    "make_author",
    "make_correction",
    "make_curator",
    "make_editor",
    "make_initiative",
    "make_lesson",
    "make_lesson_evidence",
    "make_organisation",
    "make_outcome",
    "make_paper",
    "make_place",
    "make_policy",
    "make_programme",
    "make_study",
    "make_term",
    "make_theme",
    "make_user",
    "save",
    "the_aim",
    "the_initiative",
    "the_lesson",
    "the_outcome",
    "the_paper",
    "the_place",
    "the_policy",
    "the_programme",
    "the_study",
    "the_term",
    "the_theme",
    "the_user",
]
