"""The rules of the tables in the words of the files, for a row that the database would refuse."""

import re

from django.core.exceptions import ValidationError

SENTENCES = {
    "_seen_has_address": "says “source” but has no source_url. Write the address, or another word in verified.",
    "_seen_has_source": "says “source” but names none. Write it in source, or another word in verified.",
    "_ends_after_start": "ends before it starts. Write an end_year that is not before the start_year.",
    "_not_its_own_parent": "names itself. Write the id of another row, or leave it empty.",
    "_not_itself": "names itself. Write the id of another row, or leave it empty.",
    "_either_programme_or_policy": "needs a programme_id or a policy_id. Write one of them and leave the other empty.",
    "_one_of_initiative_and_programme": "has an initiative_id and a programme_id. Leave one of them empty.",
    "_interval_in_order": "has a ci_low above its ci_high. Write the lower limit in ci_low.",
    "_person_or_body": "has a name without a family name. Write “Family, Given”, or a body without a comma.",
}
LOOP = "would put something above itself. Break the circle of parents, predecessors or places."
_RULE = re.compile(r"Constraint “(\w+)” is violated\.")


def in_words(error: ValidationError) -> str:
    """Return what is wrong and what to write instead, as the end of a sentence that begins with the row."""
    return " ".join(_sentence(message) for message in error.messages)


def _sentence(message: str) -> str:
    rule = _RULE.search(message)
    if not rule:
        return f"is refused: {message}"
    known = (text for ending, text in SENTENCES.items() if rule[1].endswith(ending))
    return next(known, f"breaks the rule “{rule[1].replace('_', ' ')}”. Change the cells that the rule names.")
