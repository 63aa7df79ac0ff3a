"""`residuals statement RUN_DIR PERSON`: one person's payments, line by line, replayed from a stored run."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from simulator.model.statement import Line, QuarterSum, Statement

POT = "A pot is what a work's people share in a quarter, after administration and the other parties' parts."
CHANGED = "the code has changed since these results were made; the statement may differ from them"


@click.command("statement", short_help="One person's payments, line by line.")
@click.argument("run_dir", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("person", type=click.IntRange(min=0))
@click.option("--regime", help="Which regime's run; by default the last of the study.")
@click.option("--json", "is_json", is_flag=True, help="One JSON object on stdout; money in microcents.")
def command(run_dir: Path, person: int, regime: str | None, is_json: bool) -> None:
    """Show every payment of PERSON (a row of the workforce) in the full-size run stored in RUN_DIR."""
    from simulator.experiments.replay import is_same_code, regimes_of, stored_run
    from simulator.model.statement import statements

    if not is_same_code(run_dir):
        click.echo(CHANGED, err=True)
    name = regime or regimes_of(run_dir)[-1]
    try:
        told = statements(stored_run(run_dir, name), [person])[0]
    except LookupError as error:
        raise click.UsageError(str(error.args[0])) from None
    click.echo(json.dumps(asdict(told), indent=1) if is_json else "\n".join(lines_of(told, name)))


def lines_of(told: "Statement", regime: str) -> Iterator[str]:
    """Who, then each quarter's lines and what became of their sum."""
    yield f"Person {told.person}, {told.craft}, a row that stands for {told.persons}; regime {regime}"
    yield POT
    for quarter in told.quarters:
        lines = [line for line in told.lines if line.quarter == quarter.quarter]
        if lines or quarter.paid or quarter.carried_in:
            yield ""
            yield from map(line_of, lines)
            yield sum_of(quarter)


def line_of(line: "Line") -> str:
    """One work in one quarter."""
    sales = ", ".join(f"{payer} {year} {dollars(part)}" for payer, year, part in line.output_groups) or "pool"
    return (
        f"  {line.quarter}  work {line.work} ({line.owner}, {line.released})  {line.points} of {line.points_of_work} "
        f"points of {dollars(line.pot_microcents)} from {sales}  {dollars(line.microcents)}"
    )


def sum_of(quarter: "QuarterSum") -> str:
    """What became of a quarter's lines."""
    parts = {
        "carried in": quarter.carried_in,
        "agent": -quarter.commission,
        "escrow": -quarter.escrowed,
        "fee and cap": -quarter.fee_and_cap,
        "carried on": -quarter.carried_out,
    }
    told = "".join(f", {name} {dollars(amount)}" for name, amount in parts.items() if amount)
    return f"  {quarter.quarter}  lines {dollars(quarter.lines)}{told}; paid {dollars(quarter.paid)}"


def dollars(microcents: int) -> str:
    """An amount to the microcent, exactly."""
    from simulator.money import MICROCENTS_PER_DOLLAR

    whole, rest = divmod(abs(microcents), MICROCENTS_PER_DOLLAR)
    cents = f"{rest:08d}"
    return f"{'-' if microcents < 0 else ''}${whole:,}.{cents[:2]}{cents[2:].rstrip('0')}"
