"""`residuals list`: what is shipped, each with the question it answers."""

import json
from typing import Any

import click


@click.command("list")
@click.option("--json", "is_json", is_flag=True, help="One JSON object on stdout.")
def command(is_json: bool) -> None:
    """List sectors, regimes and studies."""
    from simulator.scenario.load import load_regime, load_sector, load_study
    from simulator.scenario.names import listed

    load: dict[str, Any] = {"sector": load_sector, "regime": load_regime, "study": load_study}
    found = {kind: {name: read(name) for name in listed(kind)} for kind, read in load.items()}
    if is_json:
        texts = {
            kind: {name: {"title": thing.title, "question": thing.question} for name, thing in things.items()}
            for kind, things in found.items()
        }
        click.echo(json.dumps(texts, indent=1))
        return
    for kind, things in found.items():
        click.echo({"sector": "Sectors", "regime": "Regimes", "study": "Studies"}[kind])
        for name, thing in things.items():
            click.echo(f"  {name:<20}{thing.title}\n  {'':<20}{thing.question}")
