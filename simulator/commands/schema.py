"""`residuals schema KIND`: the JSON Schema of scenario files, from which editors complete and check."""

import click

KINDS = ("sector", "regime", "study", "sources")


@click.command("schema", short_help="JSON Schema of scenario files.")
@click.argument("kind", type=click.Choice(KINDS), required=False)
@click.option("--write", "is_written", is_flag=True, help="Write all of them to scenarios/schema.")
def command(kind: str | None, is_written: bool) -> None:
    """Print the JSON Schema of a KIND of scenario file, or write all of them."""
    from simulator.scenario.schema import FOLDER, schemas, write

    if is_written == (kind is not None):
        raise click.UsageError("give a KIND, or --write")
    if kind is not None:
        click.echo(schemas()[f"{kind}.json"], nl=False)
    else:
        write()
        click.echo(str(FOLDER))
