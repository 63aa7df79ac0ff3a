"""The whole chain on a model in closed form: effects by hand, the dummy, going on; and on our own model."""

import json
from dataclasses import replace

import numpy as np
import pytest

from simulator.experiments.engine import Engine
from simulator.experiments.sensitivity.analysing import Bench, analysed, leading
from simulator.experiments.sensitivity.asked import Asked
from simulator.experiments.sensitivity.points import distinct, plan_at
from simulator.experiments.sensitivity.problem import DUMMY, Problem
from simulator.experiments.sensitivity.running import Order, carry_out
from simulator.experiments.serial import Serial
from simulator.model import inert
from simulator.results.place import Place
from simulator.results.shards import Shards
from tests.experiments.sensitivity import made_up

ASKED = Asked(trajectories=3, samples=8, kept=3)


def bench(folder, **changes) -> Bench:
    study, problem = made_up.study(), made_up.problem()
    first = plan_at(study, [problem.centre()]).runs[0]
    return replace(Bench(study, problem, ASKED, Shards(folder), Serial(), made_up.engine(first)), **changes)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    return analysed(bench(tmp_path_factory.mktemp("shards")), lambda _: None)


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
    found = analysed(bench(tmp_path, is_common=False), lambda _: None)
    assert rows(found, "effects", "statutory_levy", DUMMY)[0]["mu_star"] > 0.0
    assert rows(found, "shares", "statutory_levy", DUMMY)[0]["total"][1] > 0.05


def test_the_cost_is_said_before_the_work(tmp_path) -> None:
    said: list[str] = []
    asked = Asked(trajectories=2, is_screen_only=True)
    analysed(bench(tmp_path, asked=asked), said.append)
    points = 1 + 2 * 26 + 2 * 27
    assert said[0].startswith(f"{points * 6:,} runs of ")


def test_the_cost_said_is_the_number_of_runs(told) -> None:
    assert told["runs"] == 6 * ASKED.points(made_up.problem())
    assert told["failed"] == 0


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
    assert len(seen) == order.asked.screening_points(made_up.problem()) + 1  # the one that was broken off came twice
    written = json.loads((tmp_path / "out" / "sensitivity.json").read_text())
    assert len(written["effects"]) == 5 * 5 * 26
    assert (tmp_path / "out" / "effects.csv").read_text().count("\n") == 5 * 5 * 26 + 1


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
    found = analysed(replace(Bench(study, problem, asked, Shards(folder), Serial(), engine), **changes), lambda _: None)
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
