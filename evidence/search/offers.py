"""What is offered beside the records found: other meanings, what was mended, and where to go when nothing was found."""

import re

from ..models import Theme
from .asking.corrections import nearest_word
from .asking.lookup import any_of
from .asking.trees import leaving_out, parts_to_leave_out, wanted_words, with_words
from .asking.words import STOP_WORDS, stem, words_in
from .criteria import Criteria
from .filters import KIND
from .inquiry import Inquiry, ask_tree, count, inquire, lookup, with_most_words
from .language import write
from .language.tree import Node, Word
from .results import Correction, Expansion, Fewer, Meaning, NearTheme
from .schema import WORDS
from .snapshot import Snapshot

MOST_LEFT_OUT, MOST_PARTS, MOST_THEMES, MOST_WORDS = 5, 20, 3, 10


def expansions(inquiry: Inquiry) -> tuple[Expansion, ...]:
    """Return what else was searched for the words of the question."""
    widened = inquiry.asked.remarks.widened if inquiry.asked else ()
    return tuple(Expansion(each.typed, each.meanings) for each in widened)


def meanings(inquiry: Inquiry, criteria: Criteria) -> tuple[Meaning, ...]:
    """Return, for an acronym that stands for several things, the question for each of them."""
    found = []
    for widened in inquiry.asked.remarks.widened if inquiry.asked else ():
        for sense in widened.senses if len(widened.senses) > 1 else ():
            word = re.compile(rf"(?<!\w){re.escape(widened.typed)}(?!\w)", re.IGNORECASE)
            q = sense.join(word.split(criteria.q, maxsplit=1))
            found.append(Meaning(widened.typed, sense, criteria.asking(q)))
    return tuple(found)


def corrections(inquiry: Inquiry, criteria: Criteria) -> tuple[Correction, ...]:
    """Return the words that were searched in place of misspelt ones."""
    if not inquiry.asked or not criteria.mend:
        return ()
    return tuple(Correction(mended.typed, mended.meant) for mended in inquiry.asked.remarks.mended.values())


def suggestion(inquiry: Inquiry, total: int, snapshot: Snapshot) -> str | None:
    """Return the question in the spelling that was probably meant, or None where nothing is misspelt."""
    if inquiry.tree is None or inquiry.asked is None:
        return None
    texts = {word: mended.text for word, mended in inquiry.asked.remarks.mended.items()}
    if not total:
        texts |= _misspelt(inquiry.tree, snapshot)
    return write(with_words(inquiry.tree, texts)) if texts else None


def _misspelt(tree: Node, snapshot: Snapshot) -> dict[Word, str]:
    known, texts = lookup(snapshot), {}
    for word in list(wanted_words(tree))[:MOST_WORDS]:
        for part in words_in(word.text):
            if not known.is_known_stem(stem(part)) and (meant := nearest_word(part, known)):
                texts[word] = word.text.lower().replace(part, meant)
    return texts


def fewer(inquiry: Inquiry, criteria: Criteria, snapshot: Snapshot) -> Fewer | None:
    """Return the question without its rarest words, and how many records it finds; None where none can be left out."""
    parts = parts_to_leave_out(inquiry.tree) if inquiry.tree else []
    if inquiry.tree is None or not 1 < len(parts) <= MOST_PARTS:
        return None
    by_count = sorted(parts, key=lambda part: count(ask_tree(part, criteria, snapshot).found, criteria, snapshot))
    for number in range(1, min(MOST_LEFT_OUT, len(parts) - 1) + 1):
        asking = criteria.asking(write(leaving_out(inquiry.tree, by_count[:number])))
        shortened = with_most_words(inquire(asking, snapshot), asking, snapshot)
        if total := count(shortened.found, asking, snapshot):
            return Fewer(asking, tuple(map(write, by_count[:number])), total)
    return None


def near_themes(inquiry: Inquiry, snapshot: Snapshot) -> tuple[NearTheme, ...]:
    """Return the themes whose words come nearest to those of the question, as far as any does."""
    known, searcher = lookup(snapshot), snapshot.searcher
    texts = [word.text for word in wanted_words(inquiry.tree)][:MOST_WORDS] if inquiry.tree else []
    words = [word for text in texts for word in words_in(text) if word not in STOP_WORDS]
    stems = {stem(nearest_word(word, known) or word if not known.is_known_stem(stem(word)) else word) for word in words}
    if not stems:
        return ()
    any_word = any_of(known.term(WORDS, each) for each in sorted(stems))
    query = any_word.and_must_match(known.listed(KIND, "theme"))
    hits = searcher.search(query, MOST_THEMES, count=False).hits
    numbers = [int(n) for n in searcher.fast_field_values("record", [address for _, address in hits]) if n is not None]
    rows = Theme.objects.visible().filter(pk__in=numbers).values_list("pk", "slug", "label")
    themes = {number: NearTheme(slug, label) for number, slug, label in rows}
    return tuple(themes[number] for number in numbers if number in themes)
