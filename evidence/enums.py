"""Choices that code branches on. Anything a curator may extend is a vocabulary term instead."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    """Stage of a record in curation; moved only by the actions of ``curation``."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in-review", _("In review")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class CorrectionStatus(TextChoices):
    """Whether a reader's suggestion waits for a curator."""

    OPEN = "open", _("Open")
    ANSWERED = "answered", _("Answered")


class WorkStage(TextChoices):
    """Stage of a work in progress: what is typed, handed in, and decided."""

    OPEN = "open", _("Being written")
    HANDED_IN = "handed-in", _("Waiting for review")
    ACCEPTED = "accepted", _("Accepted")
    DISCARDED = "discarded", _("Put aside by its owner")


class ImportStage(TextChoices):
    """Stage of an import: its records are read, shown, brought in, taken out again, or its file cannot be used."""

    READING = "reading", _("Being read")
    PREVIEWED = "previewed", _("Ready to be applied")
    APPLIED = "applied", _("Applied")
    UNDONE = "undone", _("Undone")
    REFUSED = "refused", _("Refused")


class ImportAction(TextChoices):
    """What an import would do with a record of its file."""

    NEW = "new", _("New")
    UPDATE = "update", _("Update")
    UNCHANGED = "unchanged", _("Unchanged")
    DUPLICATE = "duplicate", _("Possible duplicate")
    REFUSED = "refused", _("Refused")


class ImportChoice(TextChoices):
    """What a person decided about a record of an import, where it is not what was proposed."""

    PROPOSED = "proposed", _("As proposed")
    LEAVE = "leave", _("Leave out")
    NEW = "new", _("Enter as new")
    SAME = "same", _("It is the record found")


class Verification(TextChoices):
    """How far the facts of a record were checked; always shown to the reader."""

    SOURCE_TEXT = "source-text", _("In the source text")
    SEEN = "seen", _("Seen at a source")
    RECALLED = "recalled", _("Recalled, unchecked")


class Nation(TextChoices):
    """The four nations of the United Kingdom; the values are the slugs of their places."""

    ENGLAND = "england", _("England")
    SCOTLAND = "scotland", _("Scotland")
    WALES = "wales", _("Wales")
    NORTHERN_IRELAND = "northern-ireland", _("Northern Ireland")


class PolicyStyle(TextChoices):
    """Whether national policy set the form of a programme or left it to the sites."""

    PRESCRIPTIVE = "prescriptive", _("Prescriptive")
    PERMISSIVE = "permissive", _("Permissive")
    MIXED = "mixed", _("Mixed")


class PilotPurpose(TextChoices):
    """Why a programme was piloted (Ettelt, Mays and Allen, doi 10.1017/S0047279414000865)."""

    TEST = "test", _("To test")
    PROMOTE = "promote", _("To promote")
    BOTH = "both", _("Both to test and to promote")


class IntegrationType(TextChoices):
    """Direction in which services were joined."""

    VERTICAL = "vertical", _("Vertical")
    HORIZONTAL = "horizontal", _("Horizontal")
    BOTH = "both", _("Vertical and horizontal")


class Level(TextChoices):
    """Level of the health and care system."""

    MICRO = "micro", _("Micro: people and teams")
    MESO = "meso", _("Meso: organisations and professions")
    MACRO = "macro", _("Macro: system and policy")


class LineageBasis(TextChoices):
    """Who says that one initiative or programme followed from another; strongest first."""

    SOURCED = "sourced", _("Sourced")
    SAME_LEAD = "same-lead", _("Same lead organisation")
    SAME_PLACE = "same-place", _("Same place only")
    CURATOR = "curator", _("Curator's reading")


class LessonKind(TextChoices):
    """What sort of statement a lesson is."""

    FACILITATOR = "facilitator", _("Facilitator")
    BARRIER = "barrier", _("Barrier")
    CAUTION = "caution", _("Caution")
    PRINCIPLE = "principle", _("Principle")
    GAP = "gap", _("Gap in knowledge")


class Stance(TextChoices):
    """How a paper bears on a lesson."""

    SUPPORTS = "supports", _("Supports")
    QUALIFIES = "qualifies", _("Qualifies")
    CONTRADICTS = "contradicts", _("Contradicts")


class Answer(TextChoices):
    """Yes, no, or stated as unknown."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Unknown")


class Conclusion(TextChoices):
    """The authors' own conclusion about an outcome; empty is shown as "not reported"."""

    IMPROVED = "improved", _("Improved")
    NO_CLEAR_CHANGE = "no-clear-change", _("No clear change")
    WORSENED = "worsened", _("Worsened")
    MIXED = "mixed", _("Mixed")


class Direction(TextChoices):
    """Direction of the point estimate, whatever its significance; empty when not recorded."""

    FAVOURS = "favours", _("Favours the initiative")
    NO_DIFFERENCE = "no-difference", _("No difference")
    AGAINST = "against", _("Against the initiative")


class Overlap(TextChoices):
    """Why several papers are one study."""

    SAME_DATA = "same-data", _("Same data: count once")
    SAME_PROJECT = "same-project", _("Same project: not independent")


class EditorialStatus(TextChoices):
    """Notices that a publisher put on a paper."""

    CORRECTED = "corrected", _("Corrected")
    CONCERN = "concern", _("Expression of concern")
    RETRACTED = "retracted", _("Retracted")


class PlaceKind(TextChoices):
    """Kind of area; which areas contain which is recorded apart from it."""

    NATION = "nation", _("Nation")
    REGION = "region", _("Region")
    ICS_AREA = "ics-area", _("Integrated care system area")
    LOCAL_AUTHORITY = "local-authority", _("Local authority")
    LOCALITY = "locality", _("Locality")
    TOWN = "town", _("Town")
    OTHER = "other", _("Other area")


class AppraisalTool(TextChoices):
    """Instrument of an appraisal: MMAT 2018 for papers, GRADE-CERQual for lessons."""

    MMAT = "mmat", _("Mixed Methods Appraisal Tool 2018")
    CERQUAL = "cerqual", _("GRADE-CERQual")


class Concern(TextChoices):
    """What a curator states of a study as a whole, with the reason beside it; never computed from the items."""

    NONE = "none", _("No concern stated")
    SOME = "some", _("Some concerns")
    SERIOUS = "serious", _("Serious concerns")


class Confidence(TextChoices):
    """Overall GRADE-CERQual level, proposed by a person and never computed."""

    HIGH = "high", _("High confidence")
    MODERATE = "moderate", _("Moderate confidence")
    LOW = "low", _("Low confidence")
    VERY_LOW = "very-low", _("Very low confidence")


class ReadingTask(TextChoices):
    """What two people read without seeing each other's answers."""

    APPRAISAL = "appraisal", _("Appraisal by MMAT")
    DIRECTION = "direction", _("Direction of the effect")
    INCLUSION = "inclusion", _("Inclusion in the library")


class MmatAnswer(TextChoices):
    """Answers to the items of the Mixed Methods Appraisal Tool."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNCLEAR = "unclear", _("Cannot tell")


class ComponentConcern(TextChoices):
    """Level of concern about one component of GRADE-CERQual."""

    NONE = "none", _("None or very minor")
    MINOR = "minor", _("Minor")
    MODERATE = "moderate", _("Moderate")
    SERIOUS = "serious", _("Serious")


class CerqualComponent(TextChoices):
    """The four components of GRADE-CERQual."""

    METHODS = "methods", _("Methodological limitations")
    COHERENCE = "coherence", _("Coherence")
    ADEQUACY = "adequacy", _("Adequacy")
    RELEVANCE = "relevance", _("Relevance")
