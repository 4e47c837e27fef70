"""The fields of the index, and how text becomes words.

Text bands are kept twice: stemmed, so that "pooling" finds "pooled", and as written, for phrases and truncation.
"""

import tantivy

from .catalogue import FACETS
from .texts import BANDS

SCHEMA_VERSION = 4

STEMMED, EXACT = "library_stemmed", "library_exact"
STATE_KEY = "state"


def exact(band: str) -> str:
    """Return the name of the unstemmed field of a band."""
    return f"{band}_exact"


def build_schema() -> tantivy.Schema:
    """Return the schema: one text field a band and spelling, one fast field a facet, and the fields to sort by."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw")
    builder.add_text_field("kind", stored=True, fast=True, tokenizer_name="raw")
    builder.add_unsigned_field("record", stored=True, fast=True)
    builder.add_integer_field("sequence", stored=True)
    builder.add_bytes_field("glance", stored=True)
    builder.add_text_field("identifier", tokenizer_name="raw")
    for band in BANDS:
        builder.add_text_field(band, stored=True, tokenizer_name=STEMMED)
        builder.add_text_field(exact(band), tokenizer_name=EXACT)
    for name in FACETS:
        builder.add_text_field(f"facet_{name}", fast=True, tokenizer_name="raw")
    builder.add_text_field("pair", tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("sort_year", fast=True)
    builder.add_unsigned_field("sort_evidence", fast=True)
    builder.add_text_field("sort_title", fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def build_analyzer(*, stemmed: bool) -> tantivy.TextAnalyzer:
    """Return what turns text into words: folded accents and small letters, and stems where asked for."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    builder = builder.filter(tantivy.Filter.remove_long(60)).filter(tantivy.Filter.lowercase())
    builder = builder.filter(tantivy.Filter.ascii_fold())
    if stemmed:
        builder = builder.filter(tantivy.Filter.stemmer("english"))
    return builder.build()


stemmed_words = build_analyzer(stemmed=True)
exact_words = build_analyzer(stemmed=False)


def register_analyzers(index: tantivy.Index) -> None:
    """Give an opened index the two ways of making words; they are not stored with it."""
    index.register_tokenizer(STEMMED, build_analyzer(stemmed=True))
    index.register_tokenizer(EXACT, build_analyzer(stemmed=False))
