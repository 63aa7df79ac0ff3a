"""What is run by default."""

from simulator.experiments.engine import Engine


def test_ours_is_the_model_with_its_measures():
    engine = Engine.ours()
    assert engine.run_batch.__module__ == "simulator.model.run"
    assert len({measure.name for measure in engine.measures}) == len(engine.measures) > 0
