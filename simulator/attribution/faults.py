"""What is wrong with a user's files: every fault of them at once, a line each."""

MOST_LINES = 20


class AttributionError(ValueError):
    """Files or options that attribution can't work with."""

    def __init__(self, lines: list[str]) -> None:
        """Lines as a user reads them; the first 20 and how many more."""
        more = len(lines) - MOST_LINES
        self.lines = lines[:MOST_LINES] + ([f"... and {more} more"] if more > 0 else [])
        super().__init__("\n".join(self.lines))


class LostMicrocentError(RuntimeError):
    """Money in and money out differ: a fault of this program, or of a file that was changed after it was written."""


def raise_if(lines: list[str]) -> None:
    """Raise where there is anything to say."""
    if lines:
        raise AttributionError(lines)
