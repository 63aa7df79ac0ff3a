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
@click.option("--evidence", "is_run", is_flag=True, help="Run what the pages of evidence need and write them; minutes.")
@click.option("--faults", "is_hurt", is_flag=True, help="Inject faults into a study and write their page; minutes.")
@click.option("--identification", is_flag=True, help="Look for free parameters and write what was found; minutes.")
@click.option("--vulnerabilities", is_flag=True, help="Ask about known vulnerabilities; needs pip-audit and a network.")
def command(results: Path, is_run: bool, is_hurt: bool, identification: bool, vulnerabilities: bool) -> None:
    """Write clauses, parameters and sources from the schema, and expected-and-found from a study's RESULTS."""
    from simulator.experiments.expectations import page
    from simulator.experiments.licences import page as page_of_licences
    from simulator.experiments.odd.page import write as describe
    from simulator.results.store import read
    from simulator.scenario.handbook import FOLDER, write

    write()
    (FOLDER / "licences.md").write_text(page_of_licences(), encoding="utf-8")
    write_bill(FOLDER / "sbom.cdx.json")
    describe()
    if results.exists():
        (FOLDER / "expectations.md").write_text(page(read(results)), encoding="utf-8")
    else:
        click.echo(f"{results} is not there: expectations.md stays as it is", err=True)
    papers()
    if is_run:
        evidence()
    if is_hurt:
        from simulator.experiments.faults.page import page as page_of_faults

        (FOLDER / "faults.md").write_text(page_of_faults(), encoding="utf-8")
    if identification:
        from simulator.experiments.calibration.page import write as identify

        identify()
    click.echo(str(FOLDER))
    if vulnerabilities:
        tell_vulnerabilities()


def write_bill(file: Path) -> None:
    """The software bill of materials, where the lock has changed."""
    from simulator.experiments import bill_of_materials

    try:
        bill_of_materials.write(file)
    except bill_of_materials.NoToolError as error:
        click.echo(f"{error}: {file.name} stays as it is", err=True)


def tell_vulnerabilities() -> None:
    """What is known against the pinned distributions; status 1 where there is something."""
    from simulator.experiments.vulnerabilities import check

    found = check()
    for line in found.lines:
        click.echo(line)
    if found.is_bad:
        click.get_current_context().exit(1)


def papers() -> None:
    """The pages of evidence that need files alone: office work on paper, and what is not known."""
    from simulator.experiments.evidence import office_work, unknown
    from simulator.scenario.targets import load_targets

    office_work.PAGE.write_text(office_work.page(load_targets(office_work.FILE)), encoding="utf-8")
    unknown.PAGE.write_text(unknown.page(), encoding="utf-8")


def evidence() -> None:
    """The pages that need runs: sectors side by side, a licence at rates nobody has set, published figures."""
    from simulator.experiments.evidence import sectors, unset_rate
    from simulator.experiments.validation import page as validation

    sectors.PAGE.write_text(sectors.page(), encoding="utf-8")
    unset_rate.PAGE.write_text(unset_rate.page(), encoding="utf-8")
    validation.write()
