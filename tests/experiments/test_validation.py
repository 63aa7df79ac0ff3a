"""The validation page: targets fixed in a file, what the model says by hand where it can be, misses first."""

from functools import cache

import numpy as np
import pytest

from simulator.experiments.validation.page import PAGE, is_hit, page
from simulator.experiments.validation.readings import by_guild, displaced, found, from_the_file, top_share
from simulator.experiments.validation.seen import Seen, run
from simulator.scenario.load import load_sector, load_sources
from simulator.scenario.targets import load_targets
from simulator.units import show

TINY = 0.002


@cache
def got():
    return found(load_sector("hollywood"), run("past", TINY), run("future", TINY))


def test_every_target_is_read_and_nothing_else():
    assert set(got()) == {target.name for target in load_targets()}
    assert np.isfinite(list(got().values())).all()


def test_targets_are_sourced_and_forecasts_for_parties_are_tagged():
    sources = load_sources()
    for target in load_targets():
        assert target.published.source in sources
        assert target.published.range is not None
        if target.published.source in {"cisac_2024", "cvl_2024", "mckinsey_2026", "analysts_2025"}:
            assert target.evidence == "commissioned"


def test_the_top_of_a_lognormal():
    # no dispersion: everybody has the same; dispersion 1: Phi(1.2816 - 1) = .6109 is below the top tenth
    assert top_share(0.1, 0.0) == pytest.approx(0.1)
    assert top_share(0.1, 1.0) == pytest.approx(0.3891, abs=1e-4)


def test_displaced_wages_are_a_share_of_paid_and_displaced():
    seen = Seen(2027, {"displaced_wages": np.full(8, 1.0), "wage_income": np.full(8, 4.0)})
    assert displaced(seen, 2028) == pytest.approx(0.2)
    assert seen.total("wage_income", 2028) == 16.0


def test_guilds_parts_are_those_of_the_points_they_were_set_from():
    sector = load_sector("hollywood")
    # 69, 48, 123 and 58 points of 298 on a typical work (head of hollywood.yaml)
    assert by_guild(sector)["wga"] == pytest.approx(69 / 298, abs=0.01)
    assert sum(by_guild(sector).values()) == pytest.approx(1.0)


def test_misses_come_first():
    targets = load_targets()
    text = page(targets, got())
    for block in text.split("## ")[1:]:
        verdicts = ["**miss**" in line for line in block.splitlines() if line.startswith(("| hit", "| **miss**"))]
        assert verdicts == sorted(verdicts, reverse=True)
    assert f"misses {sum(not is_hit(t, got()[t.name]) for t in targets)}" in text


def test_the_page_in_the_repository_has_every_target():
    text = PAGE.read_text()
    for target in load_targets():
        assert f"| {target.title} |" in text, "stale: run `python -m simulator.experiments.validation.page`"
        assert target.published.note in text


def test_the_page_in_the_repository_says_what_the_sector_file_says_today():
    """What needs no run is the same at every size: where it differs the page is of another code or file."""
    text, said = PAGE.read_text(), from_the_file(load_sector("hollywood"))
    for target in load_targets():
        line = next(line for line in text.splitlines() if f"| {target.title} |" in line)
        if target.name in said:
            told = show(float(f"{said[target.name]:.3g}"), target.published.unit)
            assert f" | {told} | [" in line, "stale: run `python -m simulator.experiments.validation.page`"


def test_what_the_file_is_set_from_is_not_called_held_out():
    """Credit points were set from residuals by guild (head of hollywood.yaml): their agreement proves nothing."""
    evidence = {target.name: target.evidence for target in load_targets()}
    assert {evidence[f"residuals_{guild}"] for guild in ("wga", "dga", "sag_aftra", "iatse")} == {"input"}
