"""Everything that the page shows on a plan, put together in a fixed number of queries."""

from dataclasses import dataclass

from ...search import PlanRead, choices_of, count_facets, find_themes, read_plan
from ...web.translation import translate as _
from ..briefing.state import Briefing, Key
from .likes import Like, initiatives_like, lessons_for, quoted
from .tried import Hoped, Tried, aims_of, tried_before

MOST_THEMES, MOST_IN_BRIEFING = 12, 20


@dataclass(frozen=True)
class ThemeNamed:
    """A theme of the plan: the words that name it, and the lessons that the library holds on it."""

    slug: str
    label: str
    words: str
    lessons: int


@dataclass(frozen=True)
class Found:
    """What the library holds on a plan. No word of the plan is in it but those that name a term."""

    length: int
    is_english: bool
    themes: tuple[ThemeNamed, ...]
    initiatives: tuple[Like, ...]
    lessons: tuple[Like, ...]
    aims: tuple[Hoped, ...]
    tried: tuple[Tried, ...]

    def __bool__(self) -> bool:
        """Whether anything of the library is in the plan."""
        return bool(self.themes or self.initiatives or self.lessons or self.aims)

    @property
    def onward_url(self) -> str:
        """A briefing with the lessons and initiatives found; nothing of the plan is in its address."""
        lessons = [Key("lesson", like.slug) for like in self.lessons]
        initiatives = [Key("initiative", like.slug) for like in self.initiatives]
        return f"/briefing/?{Briefing((*lessons, *initiatives)).query}"

    @property
    def onward_words(self) -> str:
        """What the address is for."""
        return _("Straight into a briefing")


def look_back(text: str) -> Found:
    """Return what the library holds on a plan. Raises IndexMissing while there is no index."""
    plan = read_plan(text)
    aims = aims_of(plan)
    initiatives = initiatives_like(plan)
    return Found(
        plan.reading.length,
        plan.reading.is_english,
        _themes(plan),
        tuple(initiatives),
        tuple(lessons_for(plan, initiatives)),
        tuple(aims),
        tuple(tried_before(plan, [aim.slug for aim in aims])) if aims else (),
    )


def _themes(plan: PlanRead) -> tuple[ThemeNamed, ...]:
    labels = choices_of("theme").labels
    counts = count_facets(["theme"], {"kind": "lesson"}, held=True)["theme"]
    return tuple(
        ThemeNamed(term.slug, labels[term.slug], quoted(term), counts.get(term.slug, 0))
        for term in find_themes(plan, limit=MOST_THEMES)
        if term.slug in labels
    )
