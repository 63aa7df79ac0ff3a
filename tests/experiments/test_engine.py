"""What is run by default."""

from simulator.experiments.engine import Engine
from simulator.experiments.preparation import Order, prepare


def test_ours_is_the_model_with_the_measures_of_the_sectors_crafts():
    prepared = prepare(Order("compare_regimes"))
    engine = Engine.ours(prepared.plan())
    assert engine.run_batch.__module__ == "simulator.model.run"
    names = [measure.name for measure in engine.measures]
    assert len(set(names)) == len(names)
    assert {f"hours/craft={craft.name}" for craft in prepared.sector.crafts} <= set(names)
