"""Worlds with next to nothing in them, all numbers looked at after every phase: they run, or say clearly why not."""

import re
from dataclasses import replace

import numpy as np
import pytest

from simulator.agents.institutions import Claims
from simulator.kernels.attribution import attribute
from simulator.kernels.similarity import norms
from simulator.model import run as running
from simulator.model.run import run_one, start
from simulator.model.settle import settle
from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.load import load_sector
from simulator.scenario.names import SCENARIOS
from tests.model.worlds import a_run, hollywood, regime

SOUND = "sound"
REGIMES = ("data_dignity", "opt_in_consent", "copyright_holder", "statutory_levy")


def result(terms, sector=None, **size):
    """The error of a checked run, or that it is sound."""
    run = replace(a_run(terms, sector=sector, **({"scale": 0.002, "quarters": 8} | size)), is_checked=True)
    return run_one(run).error or SOUND


@pytest.mark.parametrize("group", ["ai_firms", "studios", "crafts", "households", "guilds"])
def test_a_sector_without_anybody_of_a_kind_is_refused_with_its_line(tmp_path, group):
    text = (SCENARIOS / "sectors" / "hollywood.yaml").read_text()
    block = re.search(rf"^{group}:\n(?:[ -].*\n|\n|#.*\n)*", text, re.MULTILINE)
    (tmp_path / "sources.yaml").write_text((SCENARIOS / "sources.yaml").read_text())
    (tmp_path / "sector.yaml").write_text(text.replace(block[0], f"{group}: []\n"))
    with pytest.raises(ScenarioErrors, match=rf"sector\.yaml:\d+: {group}: .*at least 1 item"):
        load_sector(tmp_path / "sector.yaml")


@pytest.mark.parametrize("share", [0.0, 1.0])
@pytest.mark.parametrize(
    ("name", "figure"), [("opt_in_consent", "opt_in_share"), ("copyright_holder", "willing_share")]
)
def test_everybody_or_nobody_consents(name, figure, share):
    clause = regime(name).clauses["consent"]
    told = result(regime(name).replaced(clause.changed(**{figure: getattr(clause, figure).at(share)})))
    assert told == SOUND or "nothing to learn from" in told


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_every_worker_opts_out_or_none_does(share):
    clause = regime("uk_option_3").clauses["consent"]
    assert clause.kind == "opt_out"
    told = result(regime("uk_option_3").replaced(clause.changed(opt_out_share=clause.opt_out_share.at(share))))
    assert told == SOUND or "nothing to learn from" in told


@pytest.mark.parametrize("dollars", [0.0, 1.0, 1000.0])
def test_next_to_no_demand_is_refused_in_words(dollars):
    """No consumer spends a dollar, or nobody could live on what they spend: the base year cannot be."""
    try:
        told = result(regime("data_dignity"), hollywood().with_values({"demand.consumer_spending": dollars}))
    except ValueError as error:
        told = str(error)
    assert told == SOUND or "must be" in told or "not in" in told or "not above" in told, told


@pytest.fixture
def one_of_each(monkeypatch):
    """Changes a world when it is built: `one_of_each(change)`."""

    def put(change):
        original = start

        def built(run):
            model = original(run)
            change(model)
            return model

        monkeypatch.setattr(running, "start", built)

    return put


def all_credits_to_one(model):
    """The first row has every credit of every work."""
    works = model.works
    starts = np.arange(works.size + 1, dtype=np.int64)
    works.people, works.points = np.zeros(works.size, np.int32), np.ones(works.size, np.uint32)
    works.starts, works.is_principal = starts, np.ones(works.size, np.bool_)


def no_likeness(model):
    """Every embedding is the zero vector."""
    model.works.embedding[:] = 0
    model.works.norm[:] = 0.0


def all_alike(model):
    """Every work is the same as every other."""
    model.works.embedding[:] = model.works.embedding[0]
    model.works.norm[:] = norms(model.works.embedding)


@pytest.mark.slow
@pytest.mark.parametrize("name", REGIMES)
@pytest.mark.parametrize("change", [all_credits_to_one, no_likeness, all_alike])
def test_odd_catalogues_run(one_of_each, name, change):
    one_of_each(change)
    assert result(regime(name)) == SOUND


@pytest.mark.parametrize("change", [no_likeness, all_alike])
def test_attribution_of_odd_catalogues(change):
    """No likeness: everything undistributed. All alike: the same to everyone, whoever comes first."""
    model = start(a_run(regime("data_dignity"), scale=0.002))
    change(model)
    works = model.works
    every = np.ones(works.size, np.bool_)
    for method in ("knn_shapley", "cosine_topk"):
        outputs = works.embedding[:3] if change is all_alike else np.ones((3, works.embedding.shape[1]), np.int8)
        found, lost = attribute(
            works.embedding, works.norm, every, outputs, method, 10 * works.size, np.ones(works.size)
        )  # more neighbours than works
        assert lost == (1.0 if change is no_likeness else 0.0)
        assert found == pytest.approx(0.0 if change is no_likeness else 1.0 / works.size)


def test_one_work_and_one_worker_take_what_there_is():
    """A debt settled in a world of one work whose one credit is one person's: nobody else is paid."""
    model = start(a_run(regime("data_dignity"), scale=0.002))
    for _ in range(12):
        model.step()
    all_credits_to_one(model)
    only = np.arange(model.works.size) == 0
    claims = Claims(2027, only.astype(np.float64), 0.0, only)
    model.accrued = type(model.accrued)(model.terms, model.accrued.owed * 0, model.accrued.evaded * 0, [claims] * 20)
    model.accrued.owed[0] = 10**15
    settle(model)
    paid = model.settlement.paid
    assert (paid[1:] == 0).all()
    assert int(paid[0]) + model.settlement.escrowed > 0


@pytest.mark.parametrize("scale", [1e-4, 1e-5, 1e-6])
def test_a_world_too_small_to_hold_a_work_of_each_kind_says_so(scale):
    assert "nothing to learn from" in result(regime("data_dignity"), scale=scale)


@pytest.mark.parametrize("rate", [0.99, 1.0])
@pytest.mark.parametrize("name", REGIMES)
def test_a_rate_of_all_is_refused_and_of_nearly_all_runs(name, rate):
    told = result(regime(name).with_rate(rate))
    assert told == SOUND if rate < 1.0 else "leaves no price" in told


def test_everybody_ties():
    """One skill, one cost, one quality: ties are broken by number, and no number is lost."""
    sector = hollywood().with_values({"labour.skill_dispersion": 0.0, "demand.cost_dispersion": 0.0})
    assert result(regime("data_dignity"), sector) == SOUND
