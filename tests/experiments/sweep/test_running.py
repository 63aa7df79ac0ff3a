"""A sweep on a model in closed form: differences by hand, common worlds, the folder."""

import json

import numpy as np
import pytest

from simulator.charts.sweep import pictures
from simulator.experiments import code
from simulator.experiments.engine import Engine
from simulator.experiments.serial import Serial
from simulator.experiments.sweep.axes import axes_of, points_of
from simulator.experiments.sweep.running import Order, carry_out, plan_of
from simulator.experiments.sweep.subject import subject_of
from simulator.model.run import measures_of
from simulator.reporting.static_picture import svg
from simulator.reporting.sweep import render
from simulator.results import manifest
from simulator.results.outcome import Outcome
from simulator.results.place import Place
from simulator.terms.royalty import Royalty

SMALL = {"quarters": "4", "replications": "3", "scale": "0.005"}


def run_batch(batch):
    """What a regime brings is a hundred times its rate, and a world's number times the elasticity of demand."""
    return [
        Outcome(run.run, np.full((run.quarters, len(measures_of(run))), level(run)), seconds=0.001)
        for run in batch.runs
    ]


def level(run):
    rate = getattr(run.terms.of(Royalty), "rate", None)
    own = 100.0 * rate.value if rate is not None else 0.0
    return 1000.0 + own + run.replication * run.sector.demand.demand_elasticity.value * (own > 0.0)


def swept(folder, *vary, design="grid", number=0):
    subject = subject_of("statutory_levy", SMALL, [])
    axes = axes_of(vary, subject.figures)
    points = points_of(axes, design, number, subject.study.seed)
    order = Order(subject, tuple(axes), tuple(points), design, "residuals sweep statutory_levy")
    studies = [subject.at(point) for point in points]
    first = plan_of(studies, []).runs[0]
    said = []
    engine = Engine(run_batch, measures_of(first))
    told = carry_out(order, Place(folder), said.append, executor=Serial(), engine=engine)
    return told, said


def test_differences_follow_by_hand(tmp_path):
    told, said = swept(tmp_path / "out", "royalty.rate=0.1:0.3:3", "demand.demand_elasticity=1.0,2.0")
    assert said[0].startswith("6 points: 36 runs of ")
    rows = {(row["royalty.rate"], row["demand.demand_elasticity"], row["measure"]): row for row in told["rows"]}
    # Worlds 0, 1, 2: ten plus nothing, the elasticity, twice the elasticity; four quarters of it for a flow.
    assert rows["0.1", "2.0", "residual_mean"]["middle"] == pytest.approx(12.0)
    assert rows["0.3", "1.0", "hours"]["middle"] == pytest.approx(4 * 31.0)
    assert rows["0.3", "1.0", "hours"]["probability_positive"] == 1.0
    assert (tmp_path / "out" / "sweep.csv").read_text().count("\n") == 6 * 5 + 1
    assert json.loads((tmp_path / "out" / "sweep.json").read_text())["rows"] == told["rows"]
    assert "grid" in told["design"]


def test_worlds_are_the_same_at_every_point_and_what_is_varied_is_not_drawn():
    subject = subject_of("statutory_levy", SMALL, [])
    path = "demand.demand_elasticity"
    plan = plan_of([subject.at({path: text}) for text in ("0.9", "1.2")], [path])
    first, second = ([run for run in plan.runs if run.point == point] for point in (0, 1))
    assert [run.replication for run in first] == [run.replication for run in second]
    assert [run.values for run in first] == [run.values for run in second]
    assert path not in first[0].values
    assert len(first[0].values) == 24


@pytest.mark.parametrize(
    ("vary", "design", "number"),
    [
        (["royalty.rate=0:0.3:3"], "grid", 0),
        (["royalty.rate=0:0.3:3", "demand.demand_elasticity=1,1.2"], "grid", 0),
        (["switches.expectations=myopic,adaptive"], "grid", 0),
        (["royalty.rate=0:0.3:3", "demand.demand_elasticity=1,1.2"], "latin-hypercube", 4),
    ],
)
def test_every_design_is_drawn_and_has_a_page(tmp_path, vary, design, number):
    told, _ = swept(tmp_path / "out", *vary, design=design, number=number)
    for picture in pictures(told).values():
        assert picture.title
        assert svg(picture.spec()).startswith("<svg")
    text = render(tmp_path / "out").read_text()
    assert text.count('<figure class="chart"') == 5


def test_where_squares_are_means_over_a_third_axis_no_ends_are_shown(tmp_path):
    third = ["royalty.rate=0:0.3:2", "demand.demand_elasticity=1,1.2", "labour.wage_adjustment=0.1,0.2"]
    for vary, is_shown in ((third[:2], True), (third, False)):
        told, _ = swept(tmp_path / str(len(vary)), *vary)
        fields = json.dumps(pictures(told)["hours"].spec()["spec"])
        assert ('"field": "low"' in fields) is is_shown


def test_the_manifest_says_with_what_it_was_made(tmp_path):
    swept(tmp_path / "out", "royalty.rate=0:0.3:3")
    written = manifest.read(tmp_path / "out")
    assert written["executor"] == "this process"
    assert written["kernel_hash"] == code.kernel_hash()
    assert written["code_hash"] == code.code_hash()
    assert written["cpu"]


def test_the_same_sweep_is_not_made_twice_over_another(tmp_path):
    swept(tmp_path / "out", "royalty.rate=0:0.3:3")
    with pytest.raises(ValueError, match="holds results already"):
        swept(tmp_path / "out", "royalty.rate=0:0.3:3")
