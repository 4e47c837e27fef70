"""Names of people and bodies, in the spellings of reference files."""

import re

from .reference import Name

_PARTICLES = r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|ter|ten|zu|zur|af|av|bin|ibn|al|el|y)"
_PARTICLE_FIRST = re.compile(rf"^((?:{_PARTICLES}\s+)+)(?=\S)", re.IGNORECASE)
_PARTICLE_LAST = re.compile(rf"^(.*?)((?:\s+{_PARTICLES})+)$")
_WITH_INITIALS = re.compile(
    rf"^(?P<family>(?:{_PARTICLES}\s+)*[A-ZÀ-Þ][^\W\d_]*[a-zß-ÿ][^\W\d_]*(?:[-'’ ][A-ZÀ-Þ][^\W\d_]*[a-zß-ÿ][^\W\d_]*)?)"
    r"\s+(?P<given>[A-ZÀ-Þ](?:[. -]?[A-ZÀ-Þ]){0,3}\.?)$"
)
_OF_BODIES = re.compile(
    r"\b(?:department|ministry|organi[sz]ation|university|college|institute|foundation|trust|nhs|council|commission"
    r"|committee|group|team|network|society|association|agency|authority|office|fund|centre|center|board|government"
    r"|parliament|service|services|collaborat\w+|consortium|alliance|unit|network|forum|audit|executive|confederation"
    r"|partnership|programme|england|scotland|wales|ltd|inc|plc|limited|health|care|royal|european|national|world)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"^(?:et\.?\s*al\.?|and others|others|\.\.\.|…)$", re.IGNORECASE)


def says_others(text: str) -> bool:
    """Return whether this stands for authors who are not named."""
    return bool(_OTHERS.match(text.strip().rstrip(",;")))


def read_name(text: str, *, plain_is_person: bool = False) -> Name | None:
    """Read "Family, Given", "Family AB" or the name of a body; None where nothing is written.

    A name without a comma is a body, unless the format says that it is a person (``plain_is_person``).
    """
    text = " ".join(text.split()).strip(" ;")
    family, comma, given = (part.strip() for part in text.partition(","))
    if comma and given and family:
        return _person(family, given)
    text = text.strip(" ,")
    if not text:
        return None
    initials = None if _OF_BODIES.search(text) or comma else _WITH_INITIALS.match(text)
    if initials:
        return Name(family=initials["family"], given=initials["given"])
    if plain_is_person and not comma:
        return _first_last(text)
    return Name(literal=text)


def _person(family: str, given: str) -> Name:
    """Move particles that stand behind the given name, "Berg, Jan van der", to where they belong."""
    behind = _PARTICLE_LAST.match(given)
    if behind and not _PARTICLE_FIRST.match(family):
        return Name(family=f"{behind[2].strip()} {family}", given=behind[1].strip())
    return Name(family=family, given=given)


def _first_last(text: str) -> Name:
    """Divide "Jan van der Berg" as BibTeX does: from the first small-letter word on, or the last word."""
    words = text.split(" ")
    if len(words) == 1:
        return Name(literal=text) if _OF_BODIES.search(text) else Name(family=text)
    start = next((at for at, word in enumerate(words[:-1]) if at and word[:1].islower()), len(words) - 1)
    if words[0][:1].islower():
        start = 0
    return Name(family=" ".join(words[start:]), given=" ".join(words[:start]))


def family_for_comparing(family: str) -> str:
    """Return a family name without its particles, as some files drop them."""
    return _PARTICLE_FIRST.sub("", family)
