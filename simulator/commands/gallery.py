"""`residuals gallery`: every chart of every study that has results, on one page."""

from pathlib import Path

import click


@click.command("gallery", short_help="Put the charts of all stored results on one page.")
@click.option("--out", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Default reports/out.")
def command(out: Path | None) -> None:
    """Write gallery.html into the folder of results."""
    from simulator.experiments.study import usual_folder
    from simulator.reporting.gallery import gallery

    click.echo(str(gallery(out or usual_folder("any").parent)))
