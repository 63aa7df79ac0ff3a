"""`residuals explain KEY`: what a figure, clause, measure, regime or source is, and where it comes from."""

from difflib import get_close_matches

import click

SPELLING = 0.8  # alike enough to be a slip of the pen; figures and clauses suggest their own nearest names


@click.command("explain", short_help="What a key is and where it comes from.")
@click.argument("key")
@click.option("--study", default="compare_regimes", show_default=True, help="Whose figures to explain.")
def command(key: str, study: str) -> None:
    """Explain KEY: a figure's path or the end of one, a clause, a measure, a regime or a source."""
    from simulator.commands.entries import entries
    from simulator.scenario.errors import ScenarioErrors
    from simulator.scenario.explain import explain

    known = dict(entries(study))
    if key in known:
        click.echo("\n  ".join([key, *known[key]]))
        return
    try:
        click.echo(explain(key, study))
    except ScenarioErrors:
        near = get_close_matches(key, known, 1, cutoff=SPELLING)
        if not near:
            raise
        raise ScenarioErrors([f'nothing is known as "{key}"; did you mean "{near[0]}"?']) from None
