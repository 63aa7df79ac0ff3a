"""The default scenario beside what others published: targets fixed beforehand, misses first.

`python -m simulator.experiments.validation.page` runs the shipped sector under the status quo at central parameters,
once over the reported years and once over 2019 to 2024, and writes reports/handbook/validation.md.
"""

from collections.abc import Iterator, Mapping

from simulator.experiments.validation.readings import found
from simulator.experiments.validation.seen import SCALE, run
from simulator.scenario.handbook import FOLDER
from simulator.scenario.load import load_sector
from simulator.scenario.targets import Target, load_targets
from simulator.units import show

PAGE = FOLDER / "validation.md"
GROUPS = {
    "held out": "Not used to set anything",
    "commissioned": "Forecasts commissioned by a party: a comparison, never a calibration",
    "input": "Used to set the file: agreement proves nothing",
}


def is_hit(target: Target, got: float) -> bool:
    """Whether the model lies in the published band."""
    low, high = target.published.range or (target.published.value,) * 2
    return low <= got <= high


def page(targets: tuple[Target, ...], got: Mapping[str, float]) -> str:
    """The page, misses first within each kind of evidence."""
    return "\n\n".join(_blocks(targets, got)) + "\n"


def _blocks(targets: tuple[Target, ...], got: Mapping[str, float]) -> Iterator[str]:
    """Heading, the tally, and a table for each kind of evidence."""
    misses = [target for target in targets if not is_hit(target, got[target.name])]
    held = [target for target in targets if target.evidence == "held out"]
    yield "<!-- Made by `python -m simulator.experiments.validation.page`; edit scenarios/targets.yaml instead. -->"
    yield "# Held against the world"
    yield (
        f"Of {len(targets)} published figures the default scenario misses {len(misses)}; of the {len(held)} that were "
        f"not used to set anything it misses {sum(target in misses for target in held)}. One run at central parameters "
        f"and scale {SCALE:g}; the years before 2025 have the base year's AI, so that the hindcast shows what the "
        "model leaves out."
    )
    for evidence, words in GROUPS.items():
        rows = sorted((t for t in targets if t.evidence == evidence), key=lambda t: is_hit(t, got[t.name]))
        yield f"## {words}"
        head = ("", "", "published", "band", "model", "source", "how to read it")
        yield "\n".join([_line(head), _line(("---",) * len(head)), *(_row(t, got[t.name]) for t in rows)])


def _row(target: Target, got: float) -> str:
    """A target's line."""
    figure = target.published
    ends = " to ".join(show(end, figure.unit) for end in figure.range or ())
    source = f"[{figure.source}](sources.md#{figure.source}), {figure.grade}"
    verdict = "hit" if is_hit(target, got) else "**miss**"
    model = show(float(f"{got:.3g}"), figure.unit)
    return _line((verdict, target.title, show(figure.value, figure.unit), ends, model, source, figure.note))


def _line(cells: tuple[str, ...]) -> str:
    """A line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def write() -> None:
    """Run the past and the future and write the page."""
    PAGE.write_text(page(load_targets(), found(load_sector("hollywood"), run("past"), run("future"))), encoding="utf-8")


if __name__ == "__main__":
    write()
