"""`residuals lab`: JupyterLab on the notebooks, without news and update pop-ups."""

import subprocess
import sys
from pathlib import Path

import click

ROOT = Path(__file__).parents[2]
QUIET = (
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    f"--LabApp.app_settings_dir={ROOT / 'reports' / 'house' / 'lab'}",  # or it asks whether one wants news
)
NOTEBOOKS = ROOT / "notebooks"


@click.command("lab", context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="[JUPYTERLAB OPTION]...")
def command(words: tuple[str, ...]) -> None:
    """Open JupyterLab on the notebooks."""
    status = subprocess.call([sys.executable, "-m", "jupyterlab", *QUIET, *words], cwd=NOTEBOOKS)  # noqa: S603
    click.get_current_context().exit(status)
