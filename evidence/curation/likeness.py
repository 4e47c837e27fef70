"""How titles and names compare when they are spelt differently."""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

_PARTICLES = re.compile(r"^(?:(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|ter|ten|zu|al|el)\s+)+(?=\w)")
_SMALL_WORDS = frozenset({"a", "an", "and", "for", "in", "of", "on", "the", "to", "&"})
_NO_LETTERS = re.compile(r"[\W_]+")
NEAR_TITLE = 90
SURELY_ANOTHER_TITLE = 55
FEW_WORDS = 4


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Return a text in small letters without accents and punctuation."""
    letters = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o").replace("&", " and ").casefold())
    return " ".join(_NO_LETTERS.sub(" ", "".join(c for c in letters if not unicodedata.combining(c))).split())


def title_key(title: str) -> str:
    """Return what is the same for the same title, however it is punctuated; a leading article does not count."""
    return re.sub(r"^(?:the|an?) (?=\w)", "", plain(title))


def name_key(family: str, literal: str = "") -> str:
    """Return what is the same for the same name, with or without its particles."""
    return _PARTICLES.sub("", plain(family or literal))


def title_likeness(first: str, second: str) -> float:
    """Return from 0 to 100 how alike two title keys are; a main title is like the same with its subtitle."""
    shorter, longer = sorted((first, second), key=len)
    if len(shorter.split()) > FEW_WORDS and longer.startswith(f"{shorter} "):
        return 95.0
    return float(fuzz.ratio(first, second))


def is_abbreviation(short: str, long: str) -> bool:
    """Return whether each word of a journal's name begins the same word of the other: Int J Integr Care."""
    words, whole = ([w for w in plain(text).split() if w not in _SMALL_WORDS] for text in (short, long))
    return len(words) == len(whole) and all(
        b.startswith(a) or a.startswith(b) for a, b in zip(words, whole, strict=True)
    )


def is_same_text(first: str, second: str) -> bool:
    """Return whether two texts differ in spelling alone."""
    return plain(first) == plain(second)
