"""The language of questions: plain words, and the exact signs of librarians. One grammar; the index is not known here."""
