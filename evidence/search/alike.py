"""Records that say much the same as a sentence: most telling words in common first, however the sentence is put."""

from .asking.lookup import all_of, any_of, some_of, weighed, worth
from .asking.words import STOP_WORDS, stem, words_in
from .filters import KIND
from .inquiry import lookup
from .schema import WORDS
from .snapshot import current_snapshot
from .texts import TITLE

MOST_WORDS = 24
TITLE_COUNTS = 2.0
SHARE_NEEDED = 4  # a quarter of the telling words


def find_alike(kind: str, text: str, *, limit: int) -> list[int]:
    """Return the numbers of the records of a kind that come nearest to a text, nearest first; few words find few.

    Raises IndexMissing while there is no index.
    """
    snapshot = current_snapshot()
    known = lookup(snapshot)
    words = dict.fromkeys(stem(word) for word in words_in(text) if word not in STOP_WORDS)
    stems = [word for word in words if known.is_known_stem(word)][:MOST_WORDS]
    if not stems:
        return []
    needed = min(len(stems), max(2, len(stems) // SHARE_NEEDED)) if len(stems) > 1 else 1
    somewhere = [known.term(WORDS, word) for word in stems]
    in_title = [weighed(known.term(TITLE, word), TITLE_COUNTS) for word in stems]
    query = all_of([worth(some_of(somewhere, needed), 0.0), any_of([*somewhere, *in_title])])
    hits = snapshot.searcher.search(query.and_must_match(known.listed(KIND, kind)), limit, count=False).hits
    numbers = snapshot.searcher.fast_field_values("record", [address for _, address in hits])
    return [int(number) for number in numbers if number is not None]
