"""`residuals run STUDY`: simulate, store, and print the headlines."""

from typing import Any

import click
from click.core import ParameterSource

from simulator.commands.carrying import carried_out, leave, order_of, tell, tell_check, tell_times
from simulator.commands.options import Chosen, check_option, executor_options, study_options

# What a profile, one run after another in this process and nothing stored, has no use for.
_NO_PART = ("reps", "full_scale", "out", "force", "json", "check", "executor", "scheduler")


@click.command("run", short_help="Simulate a study and print its headlines.")
@click.argument("study")
@study_options
@check_option
@executor_options
@click.option("--profile", is_flag=True,
              help="Time the last regime by phase at --scale (else 1), a tenth, ten times; store nothing.")  # fmt: skip
def command(study: str, profile: bool, **options: Any) -> None:
    """Simulate STUDY (a name or a file) and print its headlines."""
    from simulator.experiments.preparation import prepare
    from simulator.experiments.study import Clock

    if profile:
        check_alone(click.get_current_context())
    chosen, clock = Chosen(**options), Clock()
    with clock.phase("load"):
        prepared = prepare(order_of(study, chosen, chosen.command("run", study)))
    if profile:
        from simulator.commands.profiling import show

        return show(prepared, chosen.scale or 1.0)
    out, cube = carried_out(prepared, chosen, clock)
    tell(prepared, cube, out, is_json=chosen.json)
    tell_times(clock.seconds)
    tell_check(cube)
    return leave(cube)


def check_alone(ctx: click.Context) -> None:
    """UsageError where an option was typed that --profile would pass over."""
    typed = [name for name in _NO_PART if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE]
    if typed:
        named = ", ".join(f"--{name.replace('_', '-')}" for name in typed)
        raise click.UsageError(f"--profile times runs in this process and stores nothing; it has no use for {named}")
