"""What can be chosen in the form of an evaluation: read once after each change of the library."""

from dataclasses import dataclass, field

from django.core.cache import cache

from ...models import (
    ChangeClock,
    Initiative,
    OutcomeDomain,
    PaperType,
    Programme,
    StudyDesign,
    Term,
    Theme,
    visible_rows,
)

DIVIDER = " – "


@dataclass(frozen=True)
class Choice:
    """A record or a term that can be chosen; ``value`` is its slug."""

    value: str
    label: str
    number: int
    definition: str = ""


@dataclass(frozen=True)
class Choices:
    """Everything of one kind that can be chosen, found by value and by what a person writes."""

    each: tuple[Choice, ...]
    by_value: dict[str, Choice] = field(init=False)
    by_label: dict[str, list[Choice]] = field(init=False)

    def __post_init__(self) -> None:
        by_label: dict[str, list[Choice]] = {}
        for choice in self.each:
            for text in {choice.label.casefold(), choice.label.partition(DIVIDER)[0].casefold()}:
                by_label.setdefault(text, []).append(choice)
        object.__setattr__(self, "by_value", {choice.value: choice for choice in self.each})
        object.__setattr__(self, "by_label", by_label)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Values and labels, as a form field wants them."""
        return [(choice.value, choice.label) for choice in self.each]

    def named(self, written: str) -> list[Choice]:
        """Return what a person may mean by a name."""
        return self.by_label.get(" ".join(written.split()).casefold(), [])


@dataclass(frozen=True)
class Options:
    """The choices of every field."""

    types: Choices
    designs: Choices
    programmes: Choices
    initiatives: Choices
    themes: Choices
    domains: Choices


def current_options() -> Options:
    """Return what can be chosen as the library stands now."""
    key = f"entering-options-{ChangeClock.read()}"
    found: Options | None = cache.get(key)
    if found is None:
        found = _read()
        cache.set(key, found, timeout=3600)
    return found


def _read() -> Options:
    initiatives = visible_rows(Initiative).order_by("name", "pk")
    named = [
        Choice(slug, f"{name}{DIVIDER}{programme}", pk)
        for pk, slug, name, programme in initiatives.values_list("pk", "slug", "name", "programme__name")
    ]
    programmes = visible_rows(Programme).order_by("name").values_list("pk", "slug", "name")
    themes = visible_rows(Theme).filter(retired_on=None).order_by("label")
    return Options(
        types=_terms(PaperType),
        designs=_terms(StudyDesign),
        programmes=Choices(tuple(Choice(slug, name, pk) for pk, slug, name in programmes)),
        initiatives=Choices(tuple(named)),
        themes=Choices(tuple(Choice(s, label, pk, text) for pk, s, label, text in themes.values_list(*_TERM))),
        domains=_terms(OutcomeDomain),
    )


_TERM = ("pk", "slug", "label", "definition")


def _terms(model: type[Term]) -> Choices:
    rows = model._default_manager.filter(retired_on=None).order_by("label").values_list(*_TERM)
    return Choices(tuple(Choice(slug, label, pk, text) for pk, slug, label, text in rows))
