"""Workers that cannot be had, or that would not give the same numbers."""


class WorkersError(ValueError):
    """One line for whoever asked for the workers; nothing has been run or written yet."""
