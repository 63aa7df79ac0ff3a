"""`residuals explain KEY`: what a figure, measure, clause, regime or source is, and where it comes from."""

from collections.abc import Mapping
from difflib import get_close_matches

import click

Entries = Mapping[str, list[str]]


@click.command("explain", short_help="What a key is and where it comes from.")
@click.argument("key")
@click.option("--sector", default="hollywood", show_default=True, help="Whose figures to explain.")
def command(key: str, sector: str) -> None:
    """Explain KEY: a figure's path or the end of one, a measure, a clause, a regime or a source."""
    from simulator.commands.entries import entries
    from simulator.scenario.load import load_regime, load_sector, load_sources
    from simulator.scenario.names import listed

    regimes = {name: load_regime(name) for name in listed("regime")}
    known = dict(entries(load_sector(sector), regimes, load_sources()))
    found = matching(key, known)
    if not found:
        near = [f'; did you mean "{name}"?' for name in get_close_matches(key, known, 1)]
        raise click.UsageError(f'nothing is known of "{key}"' + "".join(near))
    for name in found:
        click.echo("\n  ".join([name, *known[name]]))


def matching(key: str, known: Entries) -> list[str]:
    """The key itself; else all that lies below it; else all whose path ends so."""
    if key in known:
        return [key]
    below = [name for name in known if name.startswith((f"{key}.", f"{key}/"))]
    return below or [name for name in known if name.endswith(f".{key}")]
