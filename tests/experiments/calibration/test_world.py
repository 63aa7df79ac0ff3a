"""One world read as moments, with the real model at a tiny size."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.experiments.calibration.design import Sizes, plan
from simulator.experiments.calibration.identification import Scaled
from simulator.experiments.calibration.moments import moments
from simulator.experiments.calibration.recovery import SAID, Task, recovered
from simulator.experiments.calibration.recovery import plan as hidden_plan
from simulator.experiments.calibration.world import Reader, engine, read_batch
from simulator.experiments.validation.readings import found
from simulator.experiments.validation.seen import PERIODS, Seen
from simulator.model.run import measures_of, run_one
from simulator.results.outcome import Batch
from simulator.scenario.load import load_regime, load_sector
from simulator.scenario.targets import load_targets

SECTOR = load_sector("hollywood")
SIZES = Sizes(draws=2, scale=0.002)
NAMES = tuple(moment.name for moment in moments("series", ()))


def world(**values):
    run = plan(SECTOR, load_regime("status_quo"), SIZES).runs[2]
    return replace(run, sector=SECTOR.with_values(values) if values else SECTOR)


@pytest.mark.slow
def test_published_targets_are_read_as_the_page_of_validation_reads_them():
    names = tuple(moment.name for moment in moments("published", load_targets()))
    seen = {}
    for period, (start, quarters) in PERIODS.items():
        row = replace(world(), start=start, quarters=quarters)
        values = run_one(row).values
        seen[period] = Seen(int(start[:4]), {m.name: values[:, k] for k, m in enumerate(measures_of(row))})
    expected = found(SECTOR, seen["past"], seen["future"])
    got = dict(zip(names, Reader("published", names).of(world()), strict=True))
    assert got == {name: pytest.approx(expected[name], nan_ok=False) for name in names}


def test_what_plays_no_part_under_todays_rules_moves_no_bit_and_what_plays_one_does():
    reader = Reader("series", NAMES)
    plain = reader.of(world())
    assert np.array_equal(reader.of(world(**{"law.guild_power": 0.8})), plain)
    assert not np.array_equal(reader.of(world(**{"demand.labour_share": 0.31})), plain)


def test_moments_stand_in_the_place_of_a_quarters_measures():
    batch = Batch(0, (world(),))
    (outcome,) = read_batch(Reader("series", NAMES), batch)
    assert outcome.values.shape == (1, len(engine("series", moments("series", ())).measures))


@pytest.mark.slow
def test_a_hidden_truth_is_looked_for_with_the_model_itself(monkeypatch):
    """Two moments in one step: the estimate comes back in the shape that the runner stores, within the ranges."""
    monkeypatch.setattr("simulator.experiments.calibration.simulated_moments.MOST_STEPS", 1)
    free = SECTOR.free()
    design = plan(SECTOR, load_regime("status_quo"), SIZES)
    reader = Reader("series", NAMES)
    errors = 0.05 * np.abs(reader.of(world()))
    noisy = np.array([reader.of(world()) / errors + number for number in range(4)])
    points = np.linspace(0.1, 0.9, 4)[:, None] * np.ones(len(free))
    data = Scaled(points, noisy, noisy, noisy[0], np.zeros((len(NAMES), len(free))), errors, NAMES)
    run = hidden_plan(design, free, Sizes(truths=1, scale=0.002)).runs[0]
    told = recovered(Task(reader, data, free, errors, 1), replace(run, sector=SECTOR.with_values(run.values)))
    assert told.shape == (len(SAID), len(free))
    assert ((told >= 0.0) & (told <= 1.0)).all()
    assert (told[SAID.index("low")] <= told[SAID.index("high")]).all()
