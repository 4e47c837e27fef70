"""Names of records, such that two writings of one name are equal whatever their capitals, hyphens and endings."""

from collections.abc import Iterable

from .schema import exact_words, stemmed_words


def name_key(stems: Iterable[str]) -> str:
    """Return the key of a name, from the stems of its words."""
    return " ".join(stems)


def name_keys(text: str) -> set[str]:
    """Return the keys of the names in a text, one a line or parted by semicolons, with and without their brackets."""
    names = [name for line in text.split("\n") for name in line.split(";")]
    names += [name.partition("(")[0] for name in names]
    return {name_key(stemmed_words.analyze(name)) for name in names} - {""}


def study_name(text: str) -> str:
    """Return the name of a study in addresses, however it was typed."""
    return "-".join(exact_words.analyze(text))
