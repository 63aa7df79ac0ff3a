"""The whole chain on a model in closed form: effects by hand, the dummy, going on; and on our own model."""

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from simulator.charts.sensitivity import sentences
from simulator.experiments import code
from simulator.experiments.engine import Engine
from simulator.experiments.made import failed
from simulator.experiments.sensitivity import morris, sobol
from simulator.experiments.sensitivity.analysing import analysed, leading
from simulator.experiments.sensitivity.asked import LUCK_WORLDS, Asked
from simulator.experiments.sensitivity.bench import Bench
from simulator.experiments.sensitivity.points import distinct, plan_at
from simulator.experiments.sensitivity.problem import DUMMY, Problem
from simulator.experiments.sensitivity.running import Order, carry_out
from simulator.experiments.serial import Serial
from simulator.model import inert
from simulator.results import manifest, store
from simulator.results.place import Place, PlaceError
from simulator.results.shards import Shards
from tests.experiments.sensitivity import made_up

ASKED = Asked(trajectories=3, samples=8, kept=3)


def bench(folder, **changes) -> Bench:
    study, problem = made_up.study(), made_up.problem()
    first = plan_at(study, [problem.centre()]).runs[0]
    return replace(Bench(study, problem, ASKED, Shards(folder), Serial(), made_up.engine(first)), **changes)


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return analysed(bench(tmp_path_factory.mktemp("shards")), lambda _: None)


@pytest.fixture(scope="module")
def told(found):
    return found[0]


def rows(told, table, regime, path):
    return [row for row in told[table] if row["regime"] == regime and row.get("path", row.get("name")) == path]


def test_there_are_twenty_five_free_figures_and_one_dummy_beside_them() -> None:
    assert len(made_up.study().world.free()) == 25
    assert made_up.problem().paths[-1] == DUMMY
    assert len(made_up.problem().paths) == 26
    assert set(made_up.problem().groups) == {"technology", "demand", "labour", "law", "dummy"}


def test_effects_follow_the_closed_form(told) -> None:
    """Regime 2 differs by 2 (3 a + 8 (b - 1/2)(c - 1/2)): a's effect is 6 everywhere, four times that for flows."""
    for measure, factor in (("residual_mean", 1.0), ("hours", 4.0)):
        found = [
            row for row in rows(told, "effects", "data_dignity", made_up.SUBSTITUTION) if row["measure"] == measure
        ]
        assert found[0]["mu"] == pytest.approx(factor * 2 * made_up.SLOPE)
        assert found[0]["sigma"] == pytest.approx(0.0, abs=1e-9)


def test_the_tornado_is_what_the_ends_of_a_range_bring(told) -> None:
    found = rows(told, "tornado", "statutory_levy", made_up.SUBSTITUTION)[0]
    assert found["at_high"] - found["at_low"] == pytest.approx(5 * made_up.SLOPE)


def test_what_matters_is_found_and_what_interplays_is_told_apart(told) -> None:
    assert sorted(told["kept"]) == sorted([made_up.SUBSTITUTION, made_up.DEMAND, made_up.FLOW])
    product = rows(told, "effects", "statutory_levy", made_up.FLOW)[0]
    assert product["sigma"] > 0.0


def test_the_dummy_is_exactly_nothing_under_common_luck(told) -> None:
    for regime in ("copyright_holder", "statutory_levy"):
        assert {row["mu_star"] for row in rows(told, "effects", regime, DUMMY)} == {0.0}
        for row in [*rows(told, "shares", regime, DUMMY), *rows(told, "group_shares", regime, "dummy")]:
            assert row["total"] == [0.0, 0.0, 0.0]
            assert row["first"] == [0.0, 0.0, 0.0]


def test_with_luck_of_its_own_at_every_point_the_dummy_seems_to_matter(tmp_path) -> None:
    """Why luck is common: what is luck is otherwise blamed on whatever figure was moved."""
    found = analysed(bench(tmp_path, is_common=False), lambda _: None)[0]
    assert rows(found, "effects", "statutory_levy", DUMMY)[0]["mu_star"] > 0.0
    assert rows(found, "shares", "statutory_levy", DUMMY)[0]["total"][1] > 0.05


def test_the_cost_is_said_before_the_work(tmp_path) -> None:
    said: list[str] = []
    asked = Asked(trajectories=2, is_screen_only=True)
    analysed(bench(tmp_path, asked=asked), said.append)
    points = 1 + 2 * 26 + 2 * 27 + LUCK_WORLDS
    assert said[0].startswith(f"{points * 6:,} runs of ")


def test_the_cost_said_is_the_number_of_runs(found) -> None:
    counted = failed([tried.cube for tried in found[1]])
    assert counted == {"runs": 6 * ASKED.points(made_up.problem()), "failed": 0, "causes": []}


def test_points_of_two_designs_are_run_once() -> None:
    once, where = distinct([{"a": 1.0}, {"a": 2.0}, {"a": 1.0}])
    assert (once, where) == ([{"a": 1.0}, {"a": 2.0}], [0, 1, 0])


def test_leading_figures_are_ranked_over_outcomes_of_any_unit() -> None:
    table = [("x", "p", 9.0), ("x", "q", 1.0), ("y", "p", 100.0), ("y", "q", 900.0), ("y", DUMMY, 0.0), ("y", "r", 0.0)]
    effects = [{"regime": "a", "measure": measure, "path": path, "mu_star": size} for measure, path, size in table]
    assert leading(effects, 2) == ["p", "q"]  # 0.9 + 0.1 is as much as 0.1 + 0.9; ties keep the files' order
    assert DUMMY not in leading(effects, 9)


def test_a_broken_run_is_gone_on_with_and_nothing_is_repeated(tmp_path) -> None:
    seen: list[int] = []

    def once(batch):
        seen.append(batch.batch)
        if len(seen) == 60:
            raise KeyboardInterrupt
        return made_up.run_batch(batch)

    study = made_up.study()
    first = plan_at(study, [made_up.problem().centre()]).runs[0]
    order = Order(
        study, "compare_regimes", replace(ASKED, is_screen_only=True), "residuals sensitivity compare_regimes"
    )
    engine = replace(made_up.engine(first), run_batch=once)
    with pytest.raises(KeyboardInterrupt):
        carry_out(order, Place(tmp_path / "out"), lambda _: None, executor=Serial(), engine=engine)
    assert not (tmp_path / "out").exists()
    carry_out(order, Place(tmp_path / "out"), lambda _: None, executor=Serial(), engine=engine)
    assert len(seen) == order.asked.points(made_up.problem()) + 1  # the one that was broken off came twice
    written = json.loads((tmp_path / "out" / "sensitivity.json").read_text())
    assert len(written["effects"]) == 5 * 5 * 26
    assert (tmp_path / "out" / "effects.csv").read_text().count("\n") == 5 * 5 * 26 + 1


def order_and_engine(run_batch=made_up.run_batch):
    study = made_up.study()
    first = plan_at(study, [made_up.problem().centre()]).runs[0]
    order = Order(
        study, "compare_regimes", replace(ASKED, is_screen_only=True), "residuals sensitivity compare_regimes"
    )
    return order, replace(made_up.engine(first), run_batch=run_batch)


def carried_out(folder, run_batch=made_up.run_batch, **options):
    order, engine = order_and_engine(run_batch)
    return carry_out(order, Place(folder), lambda _: None, executor=Serial(), engine=engine, **options)


def broken_after(batches):
    seen = []

    def run_batch(batch):
        seen.append(batch.batch)
        if len(seen) > batches:
            raise KeyboardInterrupt
        return made_up.run_batch(batch)

    return run_batch


@pytest.fixture
def other_levels(monkeypatch):
    """Another design of the walks, as a change of code or of SALib would make it."""

    def change():
        monkeypatch.setattr(morris, "LEVELS", 6)
        morris._walked.cache_clear()

    yield change
    morris._walked.cache_clear()


def test_after_a_change_of_the_design_old_points_are_not_taken_for_new_ones(tmp_path, other_levels) -> None:
    with pytest.raises(KeyboardInterrupt):
        carried_out(tmp_path / "out", broken_after(62))
    other_levels()
    with pytest.raises(PlaceError, match="unfinished run of other settings or other code"):
        carried_out(tmp_path / "out")
    forced = carried_out(tmp_path / "out", is_forced=True)
    fresh = carried_out(tmp_path / "fresh")
    assert forced["effects"] == fresh["effects"]
    read = [(tmp_path / name / "effects.csv").read_bytes() for name in ("out", "fresh")]
    assert read[0] == read[1]


def test_batches_of_other_points_in_the_same_folder_are_not_taken_for_these(tmp_path) -> None:
    """Whatever the mark of the whole folder says: each step's batches lie under the fingerprint of its own plan."""
    first, second = made_up.problem().centre(), made_up.problem().values(np.zeros(26))
    on = bench(tmp_path)
    keys = on.tried("step", {"a": [first]}), on.tried("step", {"a": [second]})
    fresh = bench(tmp_path / "fresh").tried("step", {"a": [second]})
    for key, values in keys[1].outcomes["a"].items():
        np.testing.assert_array_equal(values, fresh.outcomes["a"][key])
    assert len(list(tmp_path.glob("step-*"))) == 2


def test_every_index_can_be_computed_again_from_the_folder(tmp_path) -> None:
    order, engine = order_and_engine()
    order = replace(order, asked=ASKED)
    told = carry_out(order, Place(tmp_path / "out"), lambda _: None, executor=Serial(), engine=engine)
    cube, designs = store.read(tmp_path / "out"), pd.read_csv(tmp_path / "out" / "designs.csv")
    levels = {name: cube.series("hours", name) for name in ("status_quo", "data_dignity")}
    outcome = (levels["data_dignity"] - levels["status_quo"]).droplevel("replication")
    values = outcome.loc[designs.loc[designs["design"] == "group_shares", "point"]].to_numpy()
    again = sobol.indices(made_up.problem().paths, made_up.problem().groups, values, order.study.seed)
    rows = [row for row in told["group_shares"] if (row["regime"], row["measure"]) == ("data_dignity", "hours")]
    np.testing.assert_array_equal([row["total"] for row in rows], again.total)
    walked = outcome.loc[designs.loc[designs["design"] == "walks", "point"]].to_numpy()
    mean = [row["mu"] for row in told["effects"] if (row["regime"], row["measure"]) == ("data_dignity", "hours")]
    places = morris.trajectories(made_up.problem().paths, ASKED.trajectories, order.study.seed)
    np.testing.assert_allclose(morris.elementary(places, walked).mean(axis=0), mean, atol=1e-9)


def test_the_manifest_says_with_what_it_was_made(tmp_path) -> None:
    carried_out(tmp_path / "out")
    written = manifest.read(tmp_path / "out")
    assert written["digest"] == store.read(tmp_path / "out").digest()
    assert written["failures"] == []
    assert written["executor"] == "this process"
    assert written["kernel_hash"] == code.kernel_hash()
    assert written["stream_table_version"]
    assert {"results.parquet", "plan.parquet", "designs.csv", "luck.csv"} <= {
        entry["path"] for entry in written["resources"]
    }


def test_luck_beside_the_figures_is_that_of_the_closed_form(found) -> None:
    """Regime k's luck is k x 5 x the fractional part of 0.618 (r + 1) for worlds r = 1 to 16, none of them world 0."""
    rows = [row for row in found[0]["luck"] if (row["regime"], row["measure"]) == ("data_dignity", "residual_mean")]
    worlds = 2 * made_up.LUCK * np.modf((np.arange(1, 17) + 1) * 0.6180339887498949)[0]
    shares = next(tried for tried in found[1] if tried.step == "shares").outcomes["group_shares"]
    blocks = shares["data_dignity", "residual_mean"].reshape(-1, 7)  # five groups between two base samples
    figures = np.var(np.concatenate([blocks[:, 0], blocks[:, -1]]), ddof=1)
    luck = np.var(worlds, ddof=1)
    low, middle, high = rows[0]["share"]
    assert middle == pytest.approx(luck / (luck + figures))
    assert low < middle < high
    assert rows[0]["worlds"] == LUCK_WORLDS


def test_runs_that_fail_are_told_with_their_cause(tmp_path) -> None:
    def sometimes(batch):
        return [
            replace(
                outcome,
                values=np.full_like(outcome.values, np.nan),
                error="ValueError: nothing to learn from",
            )
            if run.point % 7 == 3 and run.regime == "statutory_levy"
            else outcome
            for run, outcome in zip(batch.runs, made_up.run_batch(batch), strict=True)
        ]

    told = carried_out(tmp_path / "out", sometimes)
    assert told["failed"] > 0
    assert told["causes"] == [{"error": "ValueError: nothing to learn from", "runs": told["failed"]}]
    assert f"{told['failed']} times ValueError: nothing to learn from" in sentences.lost(told)


def dummy_only() -> Problem:
    """The dummy and one figure that matters, so that the real model is asked in a few runs."""
    figures = made_up.problem().figures
    return Problem({path: figures[path] for path in (made_up.DEMAND, DUMMY)})


def ours(folder, **changes):
    """Our own model at the smallest size, two regimes."""
    study = made_up.study()
    study = study.model_copy(update={"terms": {name: study.terms[name] for name in ("status_quo", "data_dignity")}})
    problem = dummy_only()
    engine = Engine.ours(plan_at(study, [problem.centre()]))
    asked = Asked(trajectories=2, samples=4, kept=1)
    on = replace(Bench(study, problem, asked, Shards(folder), Serial(), engine), **changes)
    found = analysed(on, lambda _: None)[0]
    effect = [row["mu_star"] for row in found["effects"] if row["path"] == DUMMY]
    total = [row["total"][1] for row in found["shares"] if row["name"] == DUMMY]
    return np.array(effect), np.array(total)


@pytest.mark.slow
def test_our_models_dummy_is_exactly_nothing(tmp_path) -> None:
    effect, total = ours(tmp_path)
    assert not effect.any()
    known = total[np.isfinite(total)]  # an outcome that no figure moves in four quarters has no shares at all
    assert known.size
    assert not known.any()


@pytest.mark.slow
def test_our_models_dummy_matters_where_the_inert_rule_is_broken(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(inert, "WEIGHT", 0.2)
    effect, total = ours(tmp_path)
    assert (effect > 0.0).any()
    assert (total > 0.0).any()


@pytest.mark.slow
def test_our_models_dummy_seems_to_matter_where_luck_is_not_common(tmp_path) -> None:
    effect, total = ours(tmp_path, is_common=False)
    assert (effect > 0.0).any()
    assert (total > 0.0).any()
