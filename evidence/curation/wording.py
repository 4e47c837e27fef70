"""The rules of the tables in the words of a curator, for the form that breaks one."""

import re

from django.core.exceptions import ValidationError

SENTENCES = {
    "_seen_has_address": "“Seen at a source” needs the address of that source.",
    "_seen_has_source": "“Seen at a source” needs that source.",
    "_ends_after_start": "The last year lies before the first.",
    "_slug_is_no_list": "“a-to-z” and “by-programme” are lists of initiatives: choose another address.",
    "_not_its_own_parent": "Nothing can lie below itself.",
    "_not_itself": "A record cannot be linked to itself.",
    "_either_programme_or_policy": "An aim belongs to one programme or to one policy: give one of them.",
    "_either_paper_or_lesson": "An appraisal judges one paper or one lesson: give one of them.",
    "_one_of_initiative_and_programme": "Name an initiative or a programme, not both: an initiative has its programme.",
    "_tool_fits_record": "MMAT is for a paper and has no overall confidence; GRADE-CERQual is for a lesson.",
    "_person_or_body": "A person has a family name; a body has its name alone.",
    "_position_from_one": "Positions are counted from 1.",
    "lessonevidence_once": "This paper stands here already with the same stance, locator and initiative or programme.",
    "_once": "This is recorded already.",
}
_CONSTRAINT = re.compile(r"Constraint “(\w+)” is violated\.")


def in_plain_words(error: ValidationError) -> ValidationError:
    """Return the same refusals with a sentence on what to do, where a rule gave only its name."""
    if hasattr(error, "error_dict"):
        return ValidationError({name: [_reworded(one) for one in errors] for name, errors in error.error_dict.items()})
    return ValidationError([_reworded(one) for one in error.error_list])


def in_plain_words_of_database(error: Exception) -> str:
    """Return a sentence for a row that the database itself refused."""
    if "loop" in str(error):
        return "This would put something above itself: follow the chain of parents or predecessors."
    return "Two rows say the same, or one breaks a rule of the library. Nothing was saved; look at the rows you added."


def _reworded(error: ValidationError) -> ValidationError:
    name = _CONSTRAINT.search(str(error.message))
    if not name:
        return error
    sentence = next((text for ending, text in SENTENCES.items() if name[1].endswith(ending)), None)
    return ValidationError(sentence or error.message, code=error.code)
