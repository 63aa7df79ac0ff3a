"""`residuals list`: what is shipped, each with the question it answers."""

import json
from typing import Any

import click

TOLD = ("title", "question", "status", "date", "source", "simplified")
WIDE = 26


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
            kind: {
                name: {word: getattr(thing, word) for word in TOLD if hasattr(thing, word)}
                for name, thing in things.items()
            }
            for kind, things in found.items()
        }
        click.echo(json.dumps(texts, indent=1))
        return
    for kind, things in found.items():
        click.echo({"sector": "Sectors", "regime": "Regimes", "study": "Studies"}[kind])
        for name, thing in things.items():
            click.echo(f"  {name:<{WIDE}}{thing.title}{standing(thing)}\n  {'':<{WIDE}}{thing.question}")


def standing(thing: Any) -> str:
    """Status and date of a regime, in brackets: ' (proposed, 2026-02-10)'."""
    said = [text for text in (getattr(thing, "status", ""), getattr(thing, "date", "")) if text]
    return f" ({', '.join(said)})" if said else ""
