"""`residuals account DIR PERSON`: one person's payments in a folder that `residuals attribute` wrote, work by work."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from simulator.attribution.statement import Account


@click.command("account", short_help="One person's payments after `attribute`.")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("person")
@click.option("--json", "is_json", is_flag=True, help="One JSON object on stdout; money in microcents.")
@click.pass_context
def command(ctx: click.Context, folder: Path, person: str, is_json: bool) -> None:
    """Show what PERSON is paid in FOLDER: each work, its pot, and the outputs that paid it most."""
    from simulator.attribution.faults import AttributionError
    from simulator.attribution.statement import account

    try:
        told = account(folder, person)
    except AttributionError as error:
        click.echo("\n".join(error.lines), err=True)
        ctx.exit(2)
    click.echo(json.dumps(asdict(told), indent=1) if is_json else "\n".join(lines_of(told)))


def lines_of(told: "Account") -> Iterator[str]:
    """Who, a line a work, and the sum."""
    from simulator.attribution.dollars import dollars_of

    yield f"{told.person}"
    for line in told.lines:
        paid = ", ".join(f"{output} {dollars_of(part)}" for output, part in line.outputs)
        yield (
            f"  {line.work} ({line.owner or 'owner unknown'})  {line.points} points of a pot of "
            f"{dollars_of(line.pot_microcents)} from {paid or 'other works'}: {dollars_of(line.microcents)}"
        )
    yield f"  total {dollars_of(told.microcents)} dollars"
