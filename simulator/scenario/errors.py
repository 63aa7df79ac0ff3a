"""What is wrong with scenario files, all at once, one line each."""


class ScenarioErrors(Exception):  # noqa: N818 - it carries many errors, and is named for that
    """Every error found, as `file:line: message` or `--set key=value: message`."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines

    def __reduce__(self) -> tuple[type["ScenarioErrors"], tuple[list[str]]]:
        return type(self), (self.lines,)
