"""What is wrong with scenario files, all at once, one line each."""


class ScenarioErrors(Exception):  # noqa: N818 - it carries many errors, and is named for that
    """Every error found, as `file:line: message` or `--set key=value: message`."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = [_one_line(line) for line in lines]
        super().__init__("\n".join(self.lines))

    def __reduce__(self) -> tuple[type["ScenarioErrors"], tuple[list[str]]]:
        return type(self), (self.lines,)


def _one_line(text: str) -> str:
    """The text without line breaks and other letters that a terminal might act upon."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
