"""The forms of an evaluation: its paper, an initiative, a lesson, an outcome."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ...curation.errors import Refusal
from ...curation.figures import figures_of, limit
from ...enums import Answer, Conclusion, LessonKind, Level, Nation, Stance, Verification
from ...models.identifiers import normalise_doi, normalise_isbn, normalise_pmcid, normalise_pmid
from .fields import REQUIRED, Address, Identifier, Names, Part, Pick, Text, Year
from .options import Choice, Options

THEMES = ("theme", "theme_2", "theme_3")


class PaperPart(Part):
    """The paper from which everything comes, and how the curator knows."""

    title = Text(_("Title"), 500, missing=_("Give the title; readers find and cite the paper by it."))
    authors = Names(_("Authors"))
    authors_incomplete = forms.BooleanField(required=False)
    type = Pick(_("Type"), missing=_("Choose what kind of document it is."), empty=_("choose"))
    year = Year(_("Year of publication"))
    container_title = Text(_("Journal, book or series"), 300)
    volume = Text(_("Volume"), 40)
    issue = Text(_("Issue"), 60)
    pages = Text(_("Pages"), 40)
    publisher = Text(_("Publisher"), 200)
    doi = Identifier(_("DOI"), normalise_doi)
    pmid = Identifier(_("PubMed number"), normalise_pmid)
    pmcid = Identifier(_("PMCID"), normalise_pmcid)
    isbn = Identifier(_("ISBN"), normalise_isbn)
    url = Address(_("Address of the document"))
    study_design = Text(_("Study design, as the paper words it"), 200)
    programme = Pick(_("About programme"))
    verification = Pick(
        _("How you know"),
        Verification,
        missing=_("Say how you know; readers are always told how far facts were checked."),
        empty=_("choose"),
    )
    source_url = Address(_("Address where you saw it"))
    summary = Text(_("Summary, in your own words"))
    note = Text(_("Note: what a reader should know about how this was recorded"))
    same = forms.CharField(required=False)  # the slug of the paper of the library that it is; "no" where it is none

    def __init__(self, typed: Mapping[str, str], options: Options):
        super().__init__(typed, options, "paper")
        self.offer(type=options.types.pairs, programme=options.programmes.pairs)

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        is_seen = cleaned.get("verification") == Verification.SEEN
        if is_seen and "source_url" in cleaned and not self.source_address():
            text = _("Give the address at which you saw it, or a DOI.")
            self.add_error("source_url", ValidationError(text, code=REQUIRED))
        return cleaned

    def source_address(self) -> str:
        """Return the address at which it was seen: as written, or that of the DOI, or the document's own."""
        cleaned = self.cleaned_data
        doi = f"https://doi.org/{cleaned['doi']}" if cleaned.get("doi") else ""
        return str(cleaned.get("source_url") or doi or cleaned.get("url") or "")


class InitiativePart(Part):
    """An initiative that the paper is about: one of the library by its name, or a new one."""

    name = Text(_("Name"), 200, missing=_("Give the name of the initiative, or clear the row."))
    programme = Pick(_("Its programme"))
    nation = Pick(_("Nation"), Nation)
    start_year = Year(_("First year"))
    end_year = Year(_("Last year"))
    place_as_written = Text(_("Place, as the paper names it"), 200)
    found: Choice | None = None

    def __init__(self, typed: Mapping[str, str], options: Options):
        super().__init__(typed, options, f"initiative-{typed['key']}")
        self.offer(programme=options.programmes.pairs)
        meant = options.initiatives.named(self.value("name"))
        self.found = meant[0] if len(meant) == 1 else None
        self.are_several = len(meant) > 1

    @property
    def label(self) -> str:
        """How other rows name it."""
        return self.value("name").strip()

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if self.are_several:
            self.add_error(
                "name", _("Several initiatives have this name. Choose one from the list, with its programme.")
            )
        elif not self.found and cleaned.get("name"):
            self._check_new(cleaned)
        return cleaned

    def _check_new(self, cleaned: dict[str, Any]) -> None:
        if len(cleaned["name"]) > 120:
            self.add_error("name", _("Shorten the name of the new initiative to 120 characters."))
        if "programme" in cleaned and not cleaned["programme"]:
            text = _("“%(name)s” is not in the library yet. Choose its programme, or correct the name.")
            self.add_error("programme", ValidationError(text, code=REQUIRED, params={"name": cleaned["name"][:60]}))
        first, last = cleaned.get("start_year"), cleaned.get("end_year")
        if first and last and last < first:
            self.add_error("end_year", _("The last year lies before the first."))


class LessonPart(Part):
    """A lesson: one of the library that this paper bears on, or a new one."""

    lesson = forms.CharField(required=False)  # the slug of the lesson that it is
    statement = Text(
        _("The lesson in one sentence"), 300, missing=_("Write the lesson in one plain sentence, or clear the row.")
    )
    explanation = Text(_("Explanation"))
    kind = Pick(_("Kind"), LessonKind, missing=_("Say what sort of lesson it is."), empty=_("choose"))
    level = Pick(_("Level"), Level)
    theme = Pick(
        _("Theme"), missing=_("Choose at least one theme; a lesson is found by its themes."), empty=_("choose")
    )
    theme_2 = Pick(_("Second theme"), empty=_("none"))
    theme_3 = Pick(_("Third theme"), empty=_("none"))
    stance = Pick(
        _("The paper"),
        Stance,
        missing=_("Say whether the paper supports, qualifies or contradicts it."),
        empty=_("choose"),
    )
    locator = Text(_("Where: page, section or table"), 120)
    about = Pick(_("It speaks of"), empty=_("the paper as a whole"))
    note = Text(_("What this paper adds"))
    sources: Sequence[str] = ()  # how this paper bears on the linked lesson before this row

    def __init__(self, typed: Mapping[str, str], options: Options, about: list[tuple[str, str]]):
        super().__init__({"stance": Stance.SUPPORTS.value, **typed}, options, f"lesson-{typed['key']}")
        self.offer(about=about, **dict.fromkeys(THEMES, options.themes.pairs))
        if self.is_linked:
            for name in ("statement", "kind", "theme"):
                self.fields[name].required = False

    @property
    def is_linked(self) -> bool:
        """Whether it was reported before: the paper becomes one more source of a lesson that is there."""
        return not self.is_empty("lesson")

    def themes(self) -> list[Choice]:
        """Return the chosen themes, each once."""
        chosen = dict.fromkeys(self.value(name) for name in THEMES)
        return [self.options.themes.by_value[slug] for slug in chosen if slug in self.options.themes.by_value]


class OutcomePart(Part):
    """One measured result."""

    domain = Pick(_("Domain"), missing=_("Choose what was measured."), empty=_("choose"))
    measure = Text(_("Measure"), 200, missing=_("Say what was measured, and in whom."))
    was_aim = Pick(_("Was it an aim?"), Answer)
    conclusion = Pick(_("Authors’ conclusion"), Conclusion)
    effect = Text(_("Effect as written"), 200)
    interval_low = Text(_("Low"), 20)
    interval_high = Text(_("High"), 20)
    comparator = Text(_("Comparator"), 200)
    timeframe = Text(_("Timeframe"), 120)
    locator = Text(_("Page or table"), 120)
    about = Pick(_("About"), empty=_("the paper as a whole"))

    def __init__(self, typed: Mapping[str, str], options: Options, about: list[tuple[str, str]]):
        super().__init__(typed, options, f"outcome-{typed['key']}")
        self.offer(about=about, domain=options.domains.pairs)

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        low, high = self._limit("interval_low"), self._limit("interval_high")
        if low is not None and high is not None and high < low:
            self.add_error("interval_high", _("The upper limit is below the lower."))
        return cleaned

    def _limit(self, name: str) -> Decimal | None:
        try:
            return limit(self.cleaned_data.get(name, ""))
        except Refusal as refusal:
            self.add_error(name, str(refusal))
            return None

    def figures(self) -> dict[str, Any]:
        """Return the figures where they are one number; what is written stays beside them."""
        return figures_of(self.cleaned_data)
