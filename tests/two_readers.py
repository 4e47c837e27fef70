"""Two people who read the same thing: signed in, asked, and answering."""

from evidence.curation.actions import open_double_reading
from evidence.curation.instruments import questions_of
from evidence.models import DoubleReading
from tests.factories import make_curator, the_paper

HIDDEN = "quagga"


def appraise(paper=None, by=None, parts="1") -> DoubleReading:
    return open_double_reading(paper or the_paper(1), "appraisal", by=by or make_curator("opener"), parts=parts)


def answers(double, answer="yes", **others):
    given = {question.name: (answer, f"{HIDDEN} {question.name}") for question in questions_of(double)}
    return {**given, **{name.replace("_", "."): (value, f"{HIDDEN} {value}") for name, value in others.items()}}


def typed(given) -> dict[str, str]:
    return {
        name: value
        for question, (answer, reason) in given.items()
        for name, value in ((f"answer.{question}", answer), (f"reason.{question}", reason))
    }
