"""Sentences about what was not understood in a question, or was read in a way that the reader should know."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MOST_NOTICES = 20
LONGEST = {"reading": 300, "names": 300}
LONGEST_EXCERPT = 60


@dataclass(frozen=True)
class Notice:
    """A sentence to be translated when it is shown, and the pieces of the question that stand in it."""

    message: str | Promise
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return str(self.message) % dict(self.values)


class Notices:
    """The notices of one question: each once, in order, and no more than a reader can read."""

    def __init__(self) -> None:
        self._found: dict[tuple[int, tuple[tuple[str, str], ...]], Notice] = {}
        self._has_more = False

    def add(self, message: str | Promise, **values: str) -> None:
        """Keep a notice, once."""
        if len(self._found) >= MOST_NOTICES:
            self._has_more = True
            return
        shown = tuple((name, shorten(value, LONGEST.get(name, LONGEST_EXCERPT))) for name, value in values.items())
        # By identity: messages are constants, and translating each to compare it takes time that long texts multiply.
        self._found.setdefault((id(message), shown), Notice(message, shown))

    def count(self, message: str | Promise) -> int:
        """Return how many notices say this."""
        return sum(key[0] == id(message) for key in self._found)

    def __iter__(self) -> Iterator[Notice]:
        yield from self._found.values()
        if self._has_more:
            yield Notice(MORE)


def shorten(text: str, longest: int = LONGEST_EXCERPT) -> str:
    """Return a piece of the question on one line, cut where it is long."""
    line = " ".join(text[: longest * 2].split())
    return line if len(line) <= longest else f"{line[:longest].rstrip()}…"


MORE = _("There may be more to say than these; they are the first.")
BRACKET_NOT_CLOSED = _(
    "The bracket that was opened at “%(text)s” was never closed; it was read as if closed at the end."
)
BRACKETS_NOT_CLOSED = _(
    "%(count)s brackets were never closed, the first of them at “%(text)s”; they were read as if closed at the end."
)
BRACKET_NOT_OPENED = _("A bracket is closed after “%(text)s” that was never opened; it was left out.")
TOO_DEEP = _("Brackets inside more than %(most)s others were left out; what they hold was searched without them.")
QUOTE_NOT_CLOSED = _("The quotation mark before “%(text)s” was never closed; what follows was read as words.")
NOTHING_BEFORE = _("There is nothing before “%(text)s” that it could join; it was left out.")
NOTHING_AFTER = _("There is nothing after “%(text)s” for it to apply to; it was left out.")
READ_AS = _("AND binds closer than OR where no brackets say otherwise. This was read as: %(reading)s")
SMALL_OPERATOR = _("“%(text)s” was read as a word. Write it in capitals to make it an operator.")
STAR_TOO_SHORT = _("“%(text)s” is too short: write at least three letters before the star. It was read as a word.")
STAR_ALONE = _("A star stands at the end of a word, after at least three letters; one that stands alone was left out.")
STAR_INSIDE = _(
    "“%(text)s” has a sign for missing letters inside; everything that begins with “%(beginning)s” is found."
)
UNKNOWN_FIELD = _(
    "“%(name)s:” is not a field here and was read as a word. "
    "Fields are title:, author:, study:, year: and the filters, such as theme: or nation:; the help names them all."
)
FIELD_APART = _("“%(name)s:” was read as a word. To search in that field, leave no space after the colon.")
NO_YEAR = _("“%(text)s” is not a year: write year:2015 or year:2010..2015. It was left out.")
YEARS_TURNED = _("The years “%(text)s” were read from the earlier to the later one.")
NEAR_LEFT = _("“%(text)s” does not stand between two words or phrases; it was left out.")
NEAR_TOO_MUCH = _(
    "“%(text)s” joins more than single words and phrases; both sides have to be found, wherever they stand."
)
NEAR_READ = _("“%(text)s” was read as: at most this many words between the two: %(count)s.")
NO_SUCH_LINE = _("“%(text)s” is the number of a line that is not here; it was left out.")
LINE_TOO_LARGE = _("Line “%(text)s” repeats others too often to be read whole; it was left out.")
LINES_UNUSED = _("Not used by the line that was searched: %(lines)s.")
LINES_NOT_JOINED = _("No line of the strategy joins the others; a record is found when it fits any of them.")
LIMIT_LEFT_OUT = _("The limit “%(text)s” has no equivalent here and was left out.")
