"""Papers: published and grey documents, with their authors, links and study."""

from django.db import models
from django.db.models import Q

from ..enums import EditorialStatus, Overlap
from .author import Author
from .bases import Link, Record
from .history import history
from .identifiers import IdentifierField, normalise_doi, normalise_isbn, normalise_pmcid, normalise_pmid
from .initiative import Initiative
from .programme import Programme
from .rules import known_choice, not_itself, unique_pair, year_field, year_in_range
from .vocabulary import PaperType, StudyDesign


class Study(Record):
    """The research behind several papers, so that one evaluation is not counted twice."""

    label = models.CharField(max_length=160)
    design = models.CharField(max_length=160, blank=True)
    overlap = models.CharField(max_length=12, choices=Overlap)
    basis = models.TextField(blank=True, help_text="Why these papers are one study.")

    title_field = "label"
    history = history()

    class Meta(Record.Meta):
        ordering = ["label"]
        verbose_name_plural = "studies"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(overlap__in=Overlap.values), name="%(class)s_overlap_known"),
        ]


class Paper(Record):
    """A document that the library knows, from a journal article to an Act."""

    type = models.ForeignKey(PaperType, models.PROTECT, related_name="papers")
    title = models.CharField(max_length=500, help_text="In square brackets where it stands in for a title not known.")
    authors_incomplete = models.BooleanField("and others", default=False, help_text="The source names more authors.")
    year = year_field(db_index=True)
    container_title = models.CharField("journal, book or series", max_length=300, blank=True)
    volume = models.CharField(max_length=40, blank=True)
    issue = models.CharField(max_length=60, blank=True)
    pages = models.CharField(max_length=40, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    doi = IdentifierField("DOI", max_length=200, normalise=normalise_doi, unique=True, null=True, blank=True)
    pmid = IdentifierField("PMID", max_length=8, normalise=normalise_pmid, unique=True, null=True, blank=True)
    pmcid = IdentifierField("PMCID", max_length=12, normalise=normalise_pmcid, unique=True, null=True, blank=True)
    isbn = IdentifierField("ISBN", max_length=13, normalise=normalise_isbn, unique=True, null=True, blank=True)
    url = models.URLField("address", max_length=500, blank=True)
    study_design = models.CharField("study design as written", max_length=200, blank=True)
    design = models.ForeignKey(
        StudyDesign, models.PROTECT, null=True, blank=True, related_name="papers", verbose_name="group of study designs"
    )
    study = models.ForeignKey(Study, models.PROTECT, null=True, blank=True, related_name="papers")
    country = models.CharField(max_length=100, blank=True)
    summary = models.TextField(blank=True)
    editorial_status = models.CharField("publisher's notice", max_length=12, choices=EditorialStatus, blank=True)
    editorial_url = models.URLField("address of the notice", max_length=500, blank=True)

    authors = models.ManyToManyField(Author, through="Authorship", related_name="papers")
    about_programmes = models.ManyToManyField(Programme, through="PaperProgramme", related_name="papers_about")
    about_initiatives = models.ManyToManyField(Initiative, through="PaperInitiative", related_name="papers_about")
    cites = models.ManyToManyField(
        "self", through="Citation", symmetrical=False, related_name="cited_by", through_fields=("paper", "cited")
    )

    folder = "papers"
    title_field = "title"
    history = history()

    class Meta(Record.Meta):
        ordering = ["title"]
        constraints = [
            *Record.Meta.constraints,
            *year_in_range("year"),
            models.CheckConstraint(condition=~Q(title=""), name="%(class)s_title_given"),
            models.CheckConstraint(
                condition=Q(doi__isnull=True) | Q(doi__regex=r"^10\.[0-9]{4,9}/[^A-Z ]+$"),
                name="%(class)s_doi_normalised",
            ),
            models.CheckConstraint(
                condition=Q(pmid__isnull=True) | Q(pmid__regex=r"^[1-9][0-9]{0,7}$"), name="%(class)s_pmid_normalised"
            ),
            models.CheckConstraint(
                condition=Q(pmcid__isnull=True) | Q(pmcid__regex=r"^PMC[1-9][0-9]{0,8}$"),
                name="%(class)s_pmcid_normalised",
            ),
            models.CheckConstraint(
                condition=Q(isbn__isnull=True) | Q(isbn__regex=r"^97[89][0-9]{10}$"), name="%(class)s_isbn_normalised"
            ),
            known_choice("editorial_status", EditorialStatus),
        ]


class Authorship(Link):
    """An author of a paper, in the order of the title page."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="authorships")
    author = models.ForeignKey(Author, models.PROTECT, related_name="authorships")
    position = models.PositiveSmallIntegerField(default=1)

    needs = ("paper",)
    history = history()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            unique_pair("paper", "author"),
            models.CheckConstraint(condition=Q(position__gte=1), name="%(class)s_position_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.author}: {self.paper}"


class PaperProgramme(Link):
    """A paper is about a programme."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="programme_links")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="paper_links")

    needs = ("paper", "programme")
    history = history()

    class Meta:
        constraints = [unique_pair("paper", "programme")]

    def __str__(self) -> str:
        return f"{self.paper}, about {self.programme}"


class PaperInitiative(Link):
    """A paper is about an initiative."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="initiative_links")
    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="paper_links")

    needs = ("paper", "initiative")
    history = history()

    class Meta:
        constraints = [unique_pair("paper", "initiative")]

    def __str__(self) -> str:
        return f"{self.paper}, about {self.initiative}"


class Citation(Link):
    """A paper cites another, with its number in the list of references where that is known."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="citation_links")
    cited = models.ForeignKey(Paper, models.PROTECT, related_name="cited_by_links")
    number = models.CharField("reference number", max_length=20, blank=True)

    needs = ("paper", "cited")
    history = history()

    class Meta:
        constraints = [unique_pair("paper", "cited"), not_itself("paper", "cited")]

    def __str__(self) -> str:
        return f"{self.paper} cites {self.cited}"
