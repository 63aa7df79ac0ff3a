"""The door: `residuals WORD ...`. Each word is a module of `simulator.commands`, imported when it is needed.

Data goes to stdout; progress and errors go to stderr. Exit status: 0 done, 1 the run failed, 2 wrong usage or
wrong file, 130 interrupted.
"""

from importlib import import_module

import click

from simulator import __version__
from simulator.commands.faults import fault_of

# Word -> the module that holds a function of the same name.
WORDS = {
    "list": "listing",
    "new": "new",
    "check": "checking",
    "run": "running",
    "compare": "comparing",
    "report": "report",
    "explore": "exploring",
    "gallery": "gallery",
    "bargain": "bargaining",
    "solve": "solving",
    "discover": "discovering",
    "calibrate": "calibrating",
    "why": "why",
    "sweep": "sweeping",
    "sensitivity": "sensitivity",
    "score": "score",
    "explain": "explaining",
    "statement": "statement",
    "audit": "audit",
    "lab": "lab",
    "import": "importing",
    "attribute": "attribute",
    "account": "account",
    "schema": "schema",
    "handbook": "handbook",
}


class Door(click.Group):
    """Finds commands by word and turns what they raise into lines and an exit status."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The words, in the order in which one needs them."""
        return list(WORDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a word; None where there is none."""
        if cmd_name not in WORDS:
            return None
        command = import_module(f"simulator.commands.{WORDS[cmd_name]}").command
        return command if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> object:
        """Do what was asked; tell faults line by line."""
        try:
            return super().invoke(ctx)
        except (Exception, KeyboardInterrupt) as error:
            fault = fault_of(error)
            if fault is None:
                raise
            for line in fault.lines:
                click.echo(line, err=True)
            raise click.exceptions.Exit(fault.status) from error


@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="residuals")
def main() -> None:
    """Who pays the people behind AI training data? Simulate residual regimes and read what they do."""
