"""`residuals audit RUN_DIR`: every payment of a stored run again, by an auditor that shares no code with the payers."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from simulator.experiments.audit.audit import Audit
    from simulator.results.outcome import Role

CHANGED = "the code has changed since these results were made; a difference may be the code's"


@click.command("audit", short_help="Recompute every payment of a stored run.")
@click.argument("run_dir", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--regime", help="Which regime's run; by default the last of the study.")
@click.option(
    "--role",
    type=click.Choice(["full", "ensemble"]),
    default="full",
    show_default=True,
    help="The full-size run at central parameters (takes minutes), or the first small run with drawn ones (seconds).",
)
@click.option("--json", "is_json", is_flag=True, help="One JSON object on stdout; money in microcents.")
def command(run_dir: Path, regime: str | None, role: str, is_json: bool) -> None:
    """Replay a run of RUN_DIR and recompute every payment in plain integers; status 1 at the first difference."""
    from simulator.experiments.audit.audit import audit
    from simulator.experiments.audit.journal import Difference
    from simulator.experiments.replay import is_same_code, regimes_of

    if not is_same_code(run_dir):
        click.echo(CHANGED, err=True)
    roles: tuple[Role, ...] = ("full", "luck") if role == "full" else ("ensemble",)
    try:
        found = audit(run_dir, regime or regimes_of(run_dir)[-1], roles)
    except LookupError as error:
        raise click.UsageError(str(error.args[0])) from None
    except Difference as difference:
        raise click.ClickException(str(difference)) from None
    click.echo(json.dumps(asdict(found)) if is_json else "\n".join(lines_of(found)))


def lines_of(found: "Audit") -> list[str]:
    """What was looked at, and the sums to the microcent."""
    from simulator.commands.statement import dollars

    looked_at = f"{found.quarters} quarters and {found.payments:,} payments to people recomputed"
    worked_out = f"from debts and {found.claims} attributions to every account"
    return [
        f"Run {found.run}, {found.regime}, {found.role}, scale {found.scale:g}: {looked_at},",
        f"  {worked_out}; no difference",
        f"  taken as given: {', '.join(found.given)}",
        *(f"  {reason:<16}{dollars(amount):>32}" for reason, amount in sorted(found.reasons.items())),
        f"  {'all accounts':<16}{dollars(sum(found.balances.values())):>32}",
    ]
