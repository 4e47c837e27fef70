"""Appraisals of papers."""

from evidence.enums import Status, Verification
from evidence.models import Appraisal

from .paper import the_paper
from .saving import save
from .user import the_user


def make_appraisal(number: int = 1, **values) -> Appraisal:
    return save(
        Appraisal(
            **{
                "status": Status.PUBLISHED,
                "verification": Verification.SOURCE_TEXT,
                "tool": "mmat",
                "paper": the_paper(number),
                "appraiser": the_user(),
                **values,
            }
        )
    )
