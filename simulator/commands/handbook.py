"""`residuals handbook`: write the generated pages of reports/handbook."""

from pathlib import Path

import click

RESULTS = Path("reports/out/compare_regimes")


@click.command("handbook", short_help="Write the generated pages of reports/handbook.")
@click.option(
    "--results",
    type=click.Path(path_type=Path, file_okay=False),
    default=RESULTS,
    show_default=True,
    help="The default study's results, for the page of what was expected and what was found.",
)
@click.option("--faults", "is_hurt", is_flag=True, help="Inject faults into a study and write their page; minutes.")
def command(results: Path, is_hurt: bool) -> None:
    """Write clauses, parameters and sources from the schema, and expected-and-found from a study's RESULTS."""
    from simulator.experiments.expectations import page
    from simulator.experiments.licences import page as page_of_licences
    from simulator.experiments.odd.page import write as describe
    from simulator.results.store import read
    from simulator.scenario.handbook import FOLDER, write

    write()
    (FOLDER / "licences.md").write_text(page_of_licences(), encoding="utf-8")
    describe()
    if results.exists():
        (FOLDER / "expectations.md").write_text(page(read(results)), encoding="utf-8")
    else:
        click.echo(f"{results} is not there: expectations.md stays as it is", err=True)
    if is_hurt:
        from simulator.experiments.faults.page import page as page_of_faults

        (FOLDER / "faults.md").write_text(page_of_faults(), encoding="utf-8")
    click.echo(str(FOLDER))
