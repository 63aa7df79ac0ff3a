"""`residuals new regime NAME`: a term sheet to fill in."""

from pathlib import Path

import click


@click.command("new", short_help="Begin a term sheet from one that is shipped.")
@click.argument("kind", type=click.Choice(["regime"]))
@click.argument("name")
@click.option("--from", "model", default="data_dignity", show_default=True, help="Regime to begin from.")
@click.option("--out", type=click.Path(path_type=Path), default=Path(), help="Folder for the file; default here.")
@click.option("--workbook", is_flag=True, help="As a workbook (NAME.xlsx) to fill in with a spreadsheet program.")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def command(kind: str, name: str, model: str, out: Path, *, workbook: bool, force: bool) -> None:  # noqa: ARG001 - click's words
    """Write NAME.yaml, a term sheet with comments that editors complete, or NAME.xlsx, and say where it is."""
    from simulator.results import atomic
    from simulator.results.place import PlaceError
    from simulator.scenario.scaffold import scaffold, scaffold_workbook

    file = out / f"{name}.{'xlsx' if workbook else 'yaml'}"
    data = scaffold_workbook(name, model) if workbook else scaffold(name, model, out).encode()
    if file.exists() and not force:
        raise PlaceError(f"{file} is there already; --force replaces it")
    out.mkdir(parents=True, exist_ok=True)
    atomic.write_bytes(file, data)
    click.echo(str(file))
