"""The language of questions: plain words, and the exact signs of librarians. The index is not known here."""
