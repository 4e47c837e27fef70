"""The language of questions: plain words, and the exact signs of librarians. The index is not known here.

``grammar`` holds the grammar, ``tree`` what a question becomes, ``pubmed`` what the tags of other platforms mean.
"""

from .notices import Notice
from .question import Question, parse
from .writing import write

__all__ = ["Notice", "Question", "parse", "write"]
