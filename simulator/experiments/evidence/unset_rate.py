"""A licence whose rate nobody has set, over its range: `python -m simulator.experiments.evidence.unset_rate`."""

from collections.abc import Iterator

from simulator.experiments.evidence.tables import Cells, made_by, table
from simulator.model.run import measures_of, run_one
from simulator.results.outcome import Run
from simulator.scenario.handbook import FOLDER
from simulator.scenario.load import load_study
from simulator.scenario.study import Study
from simulator.units import show

PAGE = FOLDER / "india_rate.md"
STUDY = "india_rate"
SCALE = 0.01
MILLION = 1e6
YEARS = 10


def totals(study: Study, rate: float, scale: float = SCALE) -> dict[str, float]:
    """Ten years of the varied regime at a rate, one run at central parameters. Raises RuntimeError where it fails."""
    regime = next(name for name in study.terms if name != study.baseline)
    row = Run(
        run=0, regime=regime, role="full", replication=0, point=0, scale=scale, seed=study.seed, start=study.start,
        quarters=study.quarters, values={}, terms=study.terms[regime].with_rate(rate), sector=study.world,
    )  # fmt: skip
    outcome = run_one(row)
    if outcome.error is not None:
        raise RuntimeError(outcome.error)
    names = ("royalty_collected", "paid_people", "paid_holders", "administration", "hours", "displaced_wages")
    columns = [measure.name for measure in measures_of(row)]
    return {name: float(outcome.values[:, columns.index(name)].sum()) for name in names}


def page(scale: float = SCALE) -> str:
    """The page."""
    return "\n\n".join(_blocks(load_study(STUDY), scale)) + "\n"


def _blocks(study: Study, scale: float) -> Iterator[str]:
    """A line a rate, zero first."""
    yield made_by("unset_rate")
    yield f"# {study.title}"
    yield (
        f"{study.question} Film and television in the United States stands in for a sector; one run at central "
        "parameters a rate, ten years, dollars a year. The working paper leaves the rate to a committee."
    )
    (rates,) = study.vary.values()
    found = {rate: totals(study, rate, scale) for rate in (0.0, *rates)}
    yield table(_HEAD, (_row(rate, got, found[0.0]) for rate, got in found.items()))


_HEAD = ("rate", "collected", "to people", "to holders", "administration", "of displaced wages", "hours of people")


def _row(rate: float, got: dict[str, float], none: dict[str, float]) -> Cells:
    """A rate's line."""
    money = (got[name] / YEARS for name in ("royalty_collected", "paid_people", "paid_holders", "administration"))
    return (
        show(rate, "share"),
        *(f"${amount / MILLION:,.1f} m" for amount in money),
        show(round(got["paid_people"] / got["displaced_wages"], 4), "share"),
        f"{got['hours'] / none['hours'] - 1.0:+.2%}",
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
