"""Identifiers of publications in their one stored spelling: DOI, PMID, PMCID, ISBN."""

import re

from django.core.exceptions import ValidationError
from django.db import models

_DOI = re.compile(r"10\.[0-9]{4,9}/\S+")
_DOI_PREFIX = re.compile(r"^(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi\s*:?\s*)+", re.IGNORECASE)
_PMID = re.compile(r"(?:pmid\s*:?\s*|(?:https?://)?pubmed\.ncbi\.nlm\.nih\.gov/)?0*([1-9][0-9]{0,7})/?", re.IGNORECASE)
_PMCID = re.compile(r"(?:https?://\S+/)?(?:pmcid\s*:?\s*)?pmc\s*0*([1-9][0-9]{0,8})/?", re.IGNORECASE)


def normalise_doi(text: str) -> str:
    """Return a DOI in lower case without resolver or label, or raise ValidationError.

    DOIs are case-insensitive (DOI Handbook, section 2.4), so lower case is the one spelling in which they compare.
    """
    doi = _DOI_PREFIX.sub("", text.strip()).rstrip(".,;").lower()
    if not _DOI.fullmatch(doi):
        raise ValidationError(f"“{text}” is not a DOI. Write it as 10.1234/abc.")
    return doi


def normalise_pmid(text: str) -> str:
    """Return a PubMed number as plain digits, or raise ValidationError."""
    match = _PMID.fullmatch(text.strip())
    if not match:
        raise ValidationError(f"“{text}” is not a PMID. Write its digits alone, such as 12849913.")
    return match[1]


def normalise_pmcid(text: str) -> str:
    """Return a PubMed Central number as PMC and digits, or raise ValidationError."""
    match = _PMCID.fullmatch(text.strip())
    if not match:
        raise ValidationError(f"“{text}” is not a PMCID. Write it as PMC5354217.")
    return f"PMC{match[1]}"


def normalise_isbn(text: str) -> str:
    """Return an ISBN as 13 digits without hyphens, or raise ValidationError.

    The check digits are those of ISO 2108; an ISBN-10 becomes its ISBN-13.
    """
    digits = re.sub(r"[\s\-‐-―]|^isbn(?:-1[03])?:?", "", text.strip(), flags=re.IGNORECASE).upper()
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits) and _isbn10_is_right(digits):
        digits = f"978{digits[:9]}"
        return digits + _isbn13_check(digits)
    if re.fullmatch(r"97[89][0-9]{10}", digits) and digits[12] == _isbn13_check(digits[:12]):
        return digits
    raise ValidationError(f"“{text}” is not an ISBN: it needs 10 or 13 digits whose last one fits the others.")


def _isbn10_is_right(digits: str) -> bool:
    values = [10 if digit == "X" else int(digit) for digit in digits]
    return sum(weight * value for weight, value in zip(range(10, 0, -1), values, strict=True)) % 11 == 0


def _isbn13_check(first_twelve: str) -> str:
    total = sum((3 if index % 2 else 1) * int(digit) for index, digit in enumerate(first_twelve))
    return str(-total % 10)


class IdentifierField(models.CharField):
    """An identifier that is kept in one spelling, and is null when not known so that it can be unique when given."""

    def __init__(self, *args, normalise, **kwargs):
        self.normalise = normalise
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "normalise": self.normalise}

    def to_python(self, value):
        text = super().to_python(value)
        return self.normalise(text) if text and text.strip() else None
