"""A user's own credits, catalogue and roster: read by path, checked, and written as what `attribute` reads."""
