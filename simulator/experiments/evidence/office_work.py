"""Office work at large, on paper, with the arithmetic shown: `python -m simulator.experiments.evidence.office_work`."""

from collections.abc import Iterator, Mapping

from simulator.experiments.evidence.tables import made_by, table
from simulator.scenario.handbook import FOLDER
from simulator.scenario.names import SCENARIOS
from simulator.scenario.targets import Target, load_targets
from simulator.units import show

PAGE = FOLDER / "office_work.md"
TRILLION = 1e12
FILE = SCENARIOS / "office_work.yaml"
Values = Mapping[str, float]


def results(v: Values) -> dict[str, float]:
    """Every step of the page, from the figures of the file."""
    wages, office = v["all_jobs"] * v["mean_pay"], v["all_jobs"] * v["office_jobs"]
    american = v["ai_revenue"] * v["us_part"]
    pool = american * v["royalty"]
    people = pool * v["reach"]
    mixture = american * v["margin"] * v["data_share"]
    claimed = v["claim"] * v["all_jobs"]
    return {
        "wages": wages,
        "exposed": wages * v["tasks_all"],
        "office": office,
        "office_exposed": office * v["mean_pay"] * v["tasks_office"],
        "american": american,
        "pool": pool,
        "people": people,
        "per_job": people / v["all_jobs"],
        "per_office_job": people / office,
        "mixture": mixture,
        "mixture_per_job": mixture / v["all_jobs"],
        "claimed": claimed,
        "revenue_for_claim": claimed / (v["royalty"] * v["reach"]),
        "one_hundredth": 0.01 * v["mean_pay"],
        "revenue_for_one_hundredth": 0.01 * wages / (v["royalty"] * v["reach"]),
        "share_of_exposed": people / (wages * v["tasks_all"]),
    }


STEPS = (
    ("wages", "Wages of all employees", "jobs x mean pay", "usd_per_year"),
    ("exposed", "Wages for tasks that AI could take", "wages x tasks in all work", "usd_per_year"),
    ("office", "Office workers", "jobs x office share", "persons"),
    (
        "office_exposed",
        "Their wages for such tasks, at mean pay",
        "office workers x pay x office tasks",
        "usd_per_year",
    ),
    ("american", "American AI revenue", "revenue of two firms x American part", "usd_per_year"),
    ("pool", "A royalty on it", "revenue x rate", "usd_per_year"),
    ("people", "What of it reaches people", "royalty x reach", "usd_per_year"),
    ("per_job", "For each job in the country", "that over all jobs", "usd_per_year"),
    ("per_office_job", "If office workers alone were paid", "that over office workers", "usd_per_year"),
    ("mixture", "A data share of operating profit instead", "revenue x margin x data share", "usd_per_year"),
    ("mixture_per_job", "For each job", "that over all jobs, before costs", "usd_per_year"),
    ("claimed", "What advocates expect, for all", "claim x jobs", "usd_per_year"),
    ("revenue_for_claim", "AI revenue that this would need", "claim for all over rate and reach", "usd_per_year"),
    ("one_hundredth", "A hundredth of mean pay", "0.01 x mean pay", "usd_per_year"),
    (
        "revenue_for_one_hundredth",
        "AI revenue that this would need",
        "0.01 x wages over rate and reach",
        "usd_per_year",
    ),
    ("share_of_exposed", "Royalty that reaches people over exposed wages", "people / exposed wages", "share"),
)


def amount(value: float, unit: str) -> str:
    """Three digits of a value, with trillions of dollars said as such."""
    return f"${value / TRILLION:.3g} tn a year" if value >= TRILLION else show(float(f"{value:.3g}"), unit)


def page(targets: tuple[Target, ...]) -> str:
    """The page."""
    return "\n\n".join(_blocks(targets)) + "\n"


def _blocks(targets: tuple[Target, ...]) -> Iterator[str]:
    """The figures, the steps, and what they say."""
    got = results({target.name: target.published.value for target in targets})
    yield made_by("office_work")
    yield "# Office work at large, on paper"
    yield (
        "The simulator has sectors with credits. Office work has none: nobody is named on a letter, and its records "
        "belong to employers. So this is arithmetic and not a simulation, on figures of scenarios/office_work.yaml."
    )
    yield table(("figure", "value", "range", "grade", "source", "note"), map(_figure, targets))
    rows = [(words, how, amount(got[name], unit)) for name, words, how, unit in STEPS]
    yield table(("step", "arithmetic", "result"), rows)
    yield (
        f"At today's AI revenue such a royalty is about {show(round(got['per_job']), 'usd')} a year for each job. "
        f"To pay what advocates expect, AI revenue in the country would have to be about "
        f"{got['revenue_for_claim'] / got['american']:.0f} times as large; to make up for a hundredth of wages about "
        f"{got['revenue_for_one_hundredth'] / got['american']:.0f} times. Whether a royalty can make up for displaced "
        "work depends on AI revenue growing with the work that it takes: where AI gets cheap, it does not."
    )


def _figure(target: Target) -> tuple[str, ...]:
    """A figure's line."""
    figure = target.published
    ends = " to ".join(show(end, figure.unit) for end in figure.range or ())
    link = f"[{figure.source}](sources.md#{figure.source})"
    return target.title, show(figure.value, figure.unit), ends, figure.grade, link, figure.note


if __name__ == "__main__":
    PAGE.write_text(page(load_targets(FILE)), encoding="utf-8")
