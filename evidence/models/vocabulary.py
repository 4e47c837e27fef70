"""Controlled vocabularies: words that curators may extend, each in a table of its own.

A table a vocabulary means that the database itself refuses a care model where a population belongs.
"""

from .bases import Term
from .history import history


class ProgrammeKind(Term):
    """Family resemblance of programmes, such as pilot or vanguard."""

    history = history()


class CareModel(Term):
    """A way of arranging care, such as a multidisciplinary team."""

    history = history()


class Population(Term):
    """The people that an initiative or a policy is for."""

    history = history()


class OutcomeDomain(Term):
    """What an outcome or an aim is about, such as emergency admissions."""

    history = history()


class Factor(Term):
    """One of the twelve factors of structure and agency of Williams and Sullivan 2009, figure 1."""

    history = history()


class Audience(Term):
    """Who can act on a lesson."""

    history = history()


class StudyDesign(Term):
    """Group of research designs; the design as the source words it stays beside it."""

    history = history()


class PaperType(Term):
    """Type of document, such as journal article or evaluation report."""

    history = history()


class PolicyKind(Term):
    """Kind of policy document, such as act or white paper."""

    history = history()
