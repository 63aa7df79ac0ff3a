"""`residuals import`: credits of one's own, or in the IMDb layout, checked and made ready for `attribute`."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from simulator.imports.catalogue import Imported
    from simulator.imports.statement import Account

LONGEST_POINTS = 9  # digits: more than a pot can be split by
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("import", short_help="Check your own credits and make them ready for `attribute`.")
@click.option("--credits", "credits_", type=FILE, help="A row a credit: work, person; owner, role, date, share, ...")
@click.option("--imdb", type=FOLDER, help="Folder with title.basics, title.principals, name.basics (.tsv, .tsv.gz).")
@click.option("--roster", type=FILE, help="Members: person, craft, guild, earnings.")
@click.option("--points", multiple=True, metavar="ROLE=N", help="Points of a role; 1 where not said.")
@click.option("--embed", is_flag=True, help="Make embeddings from titles, genres and people (needs scikit-learn).")
@click.option("--pay", metavar="DOLLARS", help="Share this among works alike and print what --person has of it.")
@click.option("--person", help="Whose statement of account.")
@click.option(
    "--smallest", type=click.IntRange(1), default=5, show_default=True, help="Fewest members of a shown count."
)
@click.option("--names", is_flag=True, help="Keep ids of a roster, names, earnings and small counts.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for the tables; none is written without."
)
@click.option("--json", "is_json", is_flag=True, help="One JSON object on stdout; money in microcents.")
@click.pass_context
def command(ctx: click.Context, /, is_json: bool, **given: Any) -> None:
    """Read credits by path, report what does not fit, and write tables only where --out says."""
    from simulator.imports.tables import TableError
    from simulator.imports.write import report

    if bool(given["credits_"]) == bool(given["imdb"]):
        raise click.UsageError("give either --credits or --imdb")
    try:
        imported = imported_from(given)
        written(imported, given)
        told = {"report": report(imported, with_names=given["names"], smallest=given["smallest"])}
        if given["pay"] or given["person"]:
            told["account"] = asdict(account_of(imported, given))
    except TableError as error:
        click.echo("\n".join(error.lines), err=True)
        ctx.exit(2)
    click.echo(json.dumps(told, indent=1) if is_json else "\n".join(lines_of(told)))


def imported_from(given: dict[str, Any]) -> "Imported":
    """The tables behind the options."""
    from simulator.imports.credits_table import read_credits
    from simulator.imports.imdb import read_imdb
    from simulator.imports.roster import add_roster

    points = dict(map(role_points, given["points"]))
    imported = read_imdb(given["imdb"], points) if given["imdb"] else read_credits(given["credits_"], points)
    if given["roster"]:
        add_roster(imported, given["roster"])
    return imported


def role_points(text: str) -> tuple[str, int]:
    """ROLE=N as a pair."""
    role, _, number = text.partition("=")
    if not role or not (number.isascii() and number.isdecimal()) or len(number) > LONGEST_POINTS:
        raise click.UsageError(f"{text!r} is not of the form ROLE=N")
    return role, int(number)


def written(imported: "Imported", given: dict[str, Any]) -> None:
    """Write the tables where a folder is given."""
    from simulator.imports.embeddings import from_text
    from simulator.imports.embeddings import given as given_embeddings
    from simulator.imports.write import write

    if given["out"] is None:
        return
    own = given_embeddings(imported)
    embeddings = from_text(imported, seed=0) if given["embed"] and own is None else own
    write(imported, given["out"], embeddings, with_names=given["names"], smallest=given["smallest"])


def account_of(imported: "Imported", given: dict[str, Any]) -> "Account":
    """The statement of a person."""
    from decimal import Decimal, InvalidOperation

    from simulator.imports.statement import Books
    from simulator.money import LARGEST, MICROCENTS_PER_DOLLAR

    if not (given["pay"] and given["person"]):
        raise click.UsageError("--pay and --person go together")
    try:
        microcents = Decimal(given["pay"]) * MICROCENTS_PER_DOLLAR
    except InvalidOperation:
        raise click.UsageError(f"--pay: {given['pay']!r} is no amount") from None
    if microcents != microcents.to_integral_value() or not 0 <= microcents <= LARGEST:
        raise click.UsageError("--pay: at most 92 bn dollars, in whole microcents")
    try:
        return Books(imported, int(microcents)).account(given["person"])
    except LookupError as error:
        raise click.UsageError(str(error.args[0])) from None


def lines_of(told: dict[str, Any]) -> Iterator[str]:
    """Sizes, what was found, and the account."""
    from simulator.commands.statement import dollars
    from simulator.imports.members import lines_of as members_as_text

    yield ", ".join(f"{count:,} {word}" for word, count in told["report"]["sizes"].items())
    found = told["report"]["found"].items()
    yield from (f"  {count if isinstance(count, str) else f'{count:,}':>8}  {words}" for words, count in found)
    if "members" in told["report"]:
        fewest = told["report"]["members"]["fewest_shown"]
        hidden = f"; counts under {fewest}, and what would tell them, hidden" if fewest > 1 else ""
        yield f"Members by craft and guild{hidden}"
        yield from members_as_text(told["report"]["members"])
    for words, persons in told["report"].get("persons", {}).items():
        yield f"{words}: {', '.join(persons)}"
    if "account" in told:
        account = told["account"]
        yield f"{account['person']}"
        for line in account["lines"]:
            parts = f"{line['points']} of {line['points_of_work']} points of {dollars(line['pot_microcents'])}"
            yield f"  {line['work']}  {parts}  {dollars(line['microcents'])}"
        yield f"  total {dollars(account['microcents'])}"
