"""The workspace of curators: the pages below /curate/, where the daily work is done."""
