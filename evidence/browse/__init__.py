"""The public pages: home, lists, and one page for each record."""
