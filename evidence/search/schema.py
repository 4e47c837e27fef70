"""The fields of the index, and how text becomes words.

All words of a record stand in two fields: stemmed, so that "pooling" finds "pooled", and as written, for phrases and
truncation. These decide what is found. The bands, stemmed, decide the order, and show where the words stand.
"""

import tantivy

from .catalogue import FACETS
from .texts import BANDS, TITLE

SCHEMA_VERSION = 10

STEMMED, EXACT = "library_stemmed", "library_exact"
STATE_KEY = "state"
WORDS, WORDS_EXACT, TITLE_EXACT = "words", "words_exact", f"{TITLE}_exact"
NAME, AUTHOR, IDENTIFIER, PRIOR = "name", "author", "identifier", "prior"
PAIR = "pair"
FACET_FIELDS = {name: f"facet_{name}" for name in FACETS}
STUDY, RESEARCH, ESTIMATE, TESTED = "study", "research", "estimate", "tested"


def build_schema() -> tantivy.Schema:
    """Return the schema: the words, the bands, one fast field a facet, and the fields to sort by."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw")
    builder.add_text_field("kind", stored=True, fast=True, tokenizer_name="raw")
    builder.add_unsigned_field("record", stored=True, fast=True)
    builder.add_integer_field("sequence", stored=True)
    builder.add_bytes_field("glance", stored=True)
    builder.add_text_field(IDENTIFIER, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(NAME, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(AUTHOR, tokenizer_name=EXACT)
    builder.add_text_field(WORDS, tokenizer_name=STEMMED)
    builder.add_text_field(WORDS_EXACT, tokenizer_name=EXACT)
    builder.add_text_field(TITLE_EXACT, tokenizer_name=EXACT)
    for band in BANDS:
        builder.add_text_field(band, stored=True, tokenizer_name=STEMMED)
    for field in FACET_FIELDS.values():
        builder.add_text_field(field, fast=True, tokenizer_name="raw")
    builder.add_text_field(STUDY, tokenizer_name="raw", index_option="basic")
    for name in (RESEARCH, ESTIMATE, TESTED):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(PAIR, tokenizer_name="raw", index_option="basic")
    builder.add_float_field(PRIOR, fast=True)
    builder.add_unsigned_field("sort_year", fast=True)
    builder.add_unsigned_field("sort_evidence", fast=True)
    builder.add_unsigned_field("sort_support", fast=True)
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
