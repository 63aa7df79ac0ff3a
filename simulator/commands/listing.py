"""`residuals list`: what is shipped, each with the question it answers; regimes with status and date."""

import json
from collections.abc import Iterator
from typing import Any

import click

TOLD = ("title", "question", "status", "date", "source", "simplified")
HEADS = {"sector": "Sectors", "regime": "Regimes", "study": "Studies"}
WIDE = 26


@click.command("list")
@click.option("--sector", help="Show for each regime whether it applies to this sector, and if not, why.")
@click.option("--json", "is_json", is_flag=True, help="One JSON object on stdout.")
def command(sector: str | None, is_json: bool) -> None:
    """List sectors, regimes, studies and presets."""
    from simulator.scenario.load import load_regime, load_sector, load_study
    from simulator.scenario.names import listed
    from simulator.scenario.presets import load_presets

    load: dict[str, Any] = {"sector": load_sector, "regime": load_regime, "study": load_study}
    found = {kind: {name: read(name) for name in listed(kind)} for kind, read in load.items()}
    if sector is not None:
        excluded = reasons(sector, found["regime"])
        click.echo(json.dumps(excluded, indent=1) if is_json else "\n".join(applicability(excluded)))
        return
    if is_json:
        texts = {kind: {name: told(thing) for name, thing in things.items()} for kind, things in found.items()}
        click.echo(json.dumps(texts, indent=1))
        return
    for kind, things in found.items():
        click.echo("\n".join([HEADS[kind], *entries(things)]))
    click.echo("\n".join(["Presets", *entries(load_presets())]))


def told(thing: Any) -> dict[str, str]:
    """What a file says of itself."""
    return {word: getattr(thing, word) for word in TOLD if hasattr(thing, word)}


def entries(things: dict[str, Any]) -> Iterator[str]:
    """Name, title and question of each."""
    for name, thing in things.items():
        yield f"  {name:<{WIDE}}{thing.title}{standing(thing)}\n  {'':<{WIDE}}{thing.question}"


def standing(thing: Any) -> str:
    """Status and date of a regime, in brackets: ' (proposed, 2026-02-10)'."""
    said = [text for text in (getattr(thing, "status", ""), getattr(thing, "date", "")) if text]
    return f" ({', '.join(said)})" if said else ""


def reasons(sector: str, regimes: dict[str, Any]) -> dict[str, list[str]]:
    """Why each regime does not apply to a sector; nothing where it does."""
    from simulator.scenario.applicability import exclusions
    from simulator.scenario.load import load_sector

    world = load_sector(sector)
    return {name: exclusions(world, sheet) for name, sheet in regimes.items()}


def applicability(excluded: dict[str, list[str]]) -> Iterator[str]:
    """A line a regime, those that apply first."""
    for name, why in sorted(excluded.items(), key=lambda item: bool(item[1])):
        yield f"  {name:<{WIDE}}{'; '.join(why) or 'applies'}"
