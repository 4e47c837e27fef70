"""Keeping the vocabularies: terms are added, moved, reworded, retired and merged; the records follow by themselves."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from ...models import Acronym, Term, Theme, WorkInProgress
from ..addresses import give_address
from ..changes import change
from ..errors import NotComplete, Refusal
from ..permissions import Right, check_may
from ..rows import plain_rows
from ..vocabularies import chain_above, merged_into, same_words
from ..wording import in_plain_words
from .merging import merge_records, move_address, move_rows, step_over
from .proposing import propose
from .writing import is_public

AnyTerm = Term | Theme | Acronym
KEPT = ("label", "definition", "synonyms", "parent", "source", "meaning", "retired_on")


def add_term(model: type[AnyTerm], *, by: User, reason: str, **values: Any) -> AnyTerm | WorkInProgress:
    """Add a term. A theme waits until a second person accepts it, and is then a work; any other term serves at once."""
    check_may(by, Right.KEEP_VOCABULARY)
    term = model(**_known(model, values))
    _check(term)
    if isinstance(term, Term | Theme) and (same := same_words(model, term.label)):
        raise Refusal(
            f"“{term.label}” is there already: see “{same}”. Add it there as a synonym, or word it otherwise."
        )
    give_address(term)
    if isinstance(term, Theme) and settings.REVIEW_REQUIRED:
        title = f"New theme: {term}"
        return propose(plain_rows([term]), by=by, form="vocabulary", title=title, reason=reason)
    with change(by=by, action="add term", reason=reason.strip()) as open_change:
        open_change.save(term)
    return term


def change_term(term: AnyTerm, *, by: User, reason: str, **values: Any) -> WorkInProgress | None:
    """Reword, move, retire or take up a term, as one change; the records that name it follow.

    A published theme changes when a second person accepts it: then the work that waits for them is returned.
    Raises Refusal where nothing would change, or where something would come to lie above itself.
    """
    check_may(by, Right.KEEP_VOCABULARY)
    before = {name: getattr(term, name) for name in _known(type(term), values)}
    for name, value in _known(type(term), values).items():
        setattr(term, name, value)
    if all(getattr(term, name) == value for name, value in before.items()):
        raise Refusal("Nothing differs from how it is now.")
    _check(term)
    if before.get("retired_on") and term.retired_on is None and (survivor := merged_into(term)):
        raise Refusal(f"It was merged into “{survivor}”. Undo that merge in its history instead.")
    if is_public(term) and settings.REVIEW_REQUIRED:
        return propose(plain_rows([term]), by=by, form="vocabulary", title=str(term), reason=reason, about=term)
    with change(by=by, action="change term", reason=reason.strip()) as open_change:
        open_change.save(term)
    return None


def retire_term(term: AnyTerm, *, by: User, reason: str) -> WorkInProgress | None:
    """Let a term be offered for nothing new. It stays where it is named, and is never deleted."""
    if not reason.strip():
        raise NotComplete("Say why it is retired; colleagues who look for it will read it.")
    return change_term(term, by=by, reason=reason, retired_on=timezone.localdate())


def merge_terms(survivor: AnyTerm, absorbed: AnyTerm, *, by: User, reason: str) -> None:
    """Merge a term into another as one change, which can be undone.

    What named the one names the other, the words of the one become synonyms of the other, and searches for the old
    address find the survivor.
    """
    check_may(by, Right.KEEP_VOCABULARY)
    if type(survivor) is not type(absorbed) or survivor.pk == absorbed.pk or isinstance(survivor, Acronym):
        raise Refusal("Choose two different terms of the same vocabulary.")
    if not reason.strip():
        raise NotComplete("Give a reason; colleagues will see it.")
    synonyms = joined_synonyms(survivor, absorbed)
    if isinstance(survivor, Theme):
        merge_records(survivor, absorbed, by=by, reason=reason, chosen={"synonyms": synonyms})  # type: ignore[arg-type]
        return
    with change(by=by, action="merge", reason=reason.strip()) as open_change:
        first, second = (type(survivor).objects.select_for_update().get(pk=one.pk) for one in (survivor, absorbed))
        step_over(first, second, open_change)
        first.synonyms = synonyms
        open_change.save(first)
        for relation in type(first)._meta.related_objects:
            if not relation.many_to_many:
                move_rows(relation, first, second, open_change)
        second.retired_on = second.retired_on or timezone.localdate()
        open_change.save(second)
        move_address(first, second, open_change)


def joined_synonyms(survivor: Any, absorbed: Any) -> str:
    """Return the synonyms of a term with the words of another, one a line, each once."""
    words = [word.strip() for word in (*survivor.synonyms.splitlines(), str(absorbed), *absorbed.synonyms.splitlines())]
    once: dict[str, str] = {}
    for word in words:
        if word and word.casefold() != str(survivor).casefold():
            once.setdefault(word.casefold(), word)
    return "\n".join(once.values())


def _known(model: type[models.Model], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values for the fields that this table has, without spaces around them."""
    names = {field.name for field in model._meta.concrete_fields}
    return {
        name: value.strip() if isinstance(value, str) else value
        for name, value in values.items()
        if name in KEPT and name in names
    }


def _check(term: AnyTerm) -> None:
    """Raise Refusal, saying how to mend it, where a term will not do."""
    if not term.label:
        raise NotComplete("Give the term its name.")
    if isinstance(term, Acronym) and not term.meaning:
        raise NotComplete("Say what the acronym stands for.")
    if isinstance(term, Term | Theme) and term.parent is not None:
        _check_no_loop(term, term.parent)
    try:
        term.clean_fields(exclude=["slug", "parent"])
        term.validate_constraints(exclude=["slug"] if term.pk is None else None)
    except ValidationError as error:
        raise Refusal(" ".join(in_plain_words(error).messages)) from None


def _check_no_loop(term: Any, parent: Any) -> None:
    if parent.pk == term.pk:
        raise Refusal("Nothing can lie below itself. Choose another parent.")
    between = chain_above(parent)
    if term.pk is not None and term.pk in {one.pk for one in between}:
        raise Refusal(f"“{parent}” lies below “{term}” already, so it cannot lie above it. Move “{parent}” away first.")
