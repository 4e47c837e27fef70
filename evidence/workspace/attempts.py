"""Trying an action: a refusal comes back as a sentence, to be shown where it happened."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError

from ..curation.errors import Refusal
from ..curation.wording import in_plain_words, in_plain_words_of_database


def attempt(act: Callable[..., Any], *args: Any, **kwargs: Any) -> str:
    """Carry an action out; return "" where it was done, and otherwise why not."""
    try:
        act(*args, **kwargs)
    except Refusal as refusal:
        return str(refusal)
    except ValidationError as error:
        return " ".join(in_plain_words(error).messages)
    except IntegrityError as error:
        return in_plain_words_of_database(error)
    return ""
