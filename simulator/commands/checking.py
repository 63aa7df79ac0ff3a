"""`residuals check FILE...`: every error of every file at once, and nothing run."""

from pathlib import Path

import click


@click.command("check", short_help="Check scenario files; every error at once.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
def command(files: tuple[str, ...]) -> None:
    """Check scenario files of any kind (sector, regime, study, sources), by path or by name."""
    from simulator.scenario.errors import ScenarioErrors
    from simulator.scenario.load import check_file

    lines: list[str] = []
    for file in files:
        try:
            check_file(_path(file))
            click.echo(f"{file}: fine")
        except ScenarioErrors as errors:
            lines += errors.lines
    if lines:
        raise ScenarioErrors(lines)


def _path(file: str) -> Path:
    """A path, or the file of a name that is shipped."""
    from simulator.scenario.names import FOLDERS, find, listed

    kinds = [kind for kind in FOLDERS if file in listed(kind)]
    return find(kinds[0], file) if kinds else Path(file)
