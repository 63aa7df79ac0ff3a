"""Measures of a world, by hand from its people, works and ledger."""

import itertools

import numpy as np
import pytest

from simulator.agents.workforce import EMPLOYED, IDLE, OUT, RETIRED
from simulator.model.model import ResidualModel
from simulator.model.observe import incomes_of_first, observe, observe_year
from simulator.model.run import measures_of, run_batch, simulate
from simulator.results.outcome import Batch
from tests.model.quiet import stepped
from tests.model.worlds import a_run, hollywood, outcome_of, regime

WORLD = stepped("data_dignity", 12)
ROW = observe(WORLD)
YEAR = observe_year(WORLD)


def crafts() -> list[str]:
    """Names of the world's crafts."""
    return [craft.name for craft in WORLD.base.sector.crafts]


def per_person(model: ResidualModel) -> np.ndarray:
    """Dollars of AI residuals a person over four quarters, by row, in plain integers first."""
    return np.array([sum(column) for column in model.people.residuals.T.tolist()]) / 1e8 / model.people.weight


@pytest.mark.parametrize("name", ["hours", "headcount", "wage_income", "displaced_wages", "paid_people"])
def test_crafts_add_up_to_the_sector(name: str) -> None:
    assert sum(ROW[f"{name}/craft={craft}"] for craft in crafts()) == pytest.approx(ROW[name])


def test_heads_are_rows_at_work_or_looking() -> None:
    states = WORLD.people.state.tolist()
    assert ROW["headcount"] == sum(state in {IDLE, EMPLOYED} for state in states) * 200


def test_money_is_the_ledgers() -> None:
    postings, ledger = WORLD.ledger.postings(), WORLD.ledger
    now = postings[postings["quarter"] == WORLD.now - 1]
    number = ledger.accounts.number
    for measure, account in (("paid_people", "people"), ("escrowed", "escrow"), ("administration", "administration")):
        into = sum(int(row["microcents"]) for row in now if int(row["credit"]) == number(account))
        assert ROW[measure] == pytest.approx(into / 1e8, rel=1e-12)
    assert ROW["escrow"] == pytest.approx(ledger.balances()["escrow"] / 1e8)
    assert ROW["carried"] == pytest.approx(ledger.balances()["people_due"] / 1e8)
    # what came in, was deducted (fees of payees among it), paid, held, or carried on
    out = ROW["administration"] + ROW["paid_people"] + ROW["escrowed"] + ROW["carried"] - carried_before()
    assert ROW["royalty_collected"] == pytest.approx(out, rel=1e-9)


def carried_before() -> float:
    """Dollars carried forward at the end of the quarter before."""
    due, total = WORLD.ledger.accounts.number("people_due"), 0
    for row in WORLD.ledger.postings():
        if row["quarter"] < WORLD.now - 1:
            total += int(row["microcents"]) * (int(row["credit"] == due) - int(row["debit"] == due))
    return total / 1e8


def test_outsiders_are_part_of_the_people_paid() -> None:
    paid, state = WORLD.settlement.paid, WORLD.people.state
    by_hand = sum(int(amount) for amount, kind in zip(paid, state, strict=False) if kind == RETIRED) / 1e8
    assert ROW["paid_outside"] == pytest.approx(by_hand)
    assert 0.0 < ROW["paid_outside"] < ROW["paid_people"]


def test_residuals_are_counted_over_the_active_with_or_without_any() -> None:
    active = WORLD.people.is_active
    received = np.sort(per_person(WORLD)[active])
    assert YEAR["residual_mean"] == pytest.approx(received.mean())
    for name, share in (("residual_p10", 0.1), ("residual_p50", 0.5), ("residual_p90", 0.9)):
        assert YEAR[name] == received[int(np.ceil(share * received.size)) - 1]
    differences = np.abs(received[:, None] - received[None, :]).mean()
    assert YEAR["residual_gini"] == pytest.approx(differences / (2.0 * received.mean()))
    heads = np.array([ROW[f"headcount/craft={craft}"] for craft in crafts()])
    means = np.array([YEAR[f"residual_mean/craft={craft}"] for craft in crafts()])
    assert heads @ means / heads.sum() == pytest.approx(YEAR["residual_mean"])


def test_payments_by_size_count_persons_and_their_money() -> None:
    received = per_person(WORLD)
    limits = [0.0, 1.0, 5.0, 25.0, 100.0, 1000.0, np.inf]
    sizes = ("under_1", "1_to_5", "5_to_25", "25_to_100", "100_to_1000", "over_1000")
    edges = dict(zip(sizes, itertools.pairwise(limits), strict=True))
    for size, (low, high) in edges.items():
        inside = (received > 0) & (received >= low) & (received < high)
        assert YEAR[f"payments/size={size}"] == inside.sum() * 200
        assert YEAR[f"payments_money/size={size}"] == pytest.approx(received[inside].sum() * 200)
    assert YEAR["payees"] == (received > 0).sum() * 200
    assert sum(YEAR[f"payments_money/size={size}"] for size in edges) == pytest.approx(
        WORLD.people.residuals.sum() / 1e8
    )


def test_deciles_average_to_the_whole() -> None:
    received = per_person(WORLD)[WORLD.people.is_active]
    mean = np.mean([YEAR[f"residuals/decile={decile}"] for decile in range(1, 11)])
    assert mean == pytest.approx(received.mean(), rel=0.01)
    incomes = [YEAR[f"income/decile={decile}"] for decile in range(1, 11)]
    assert incomes == sorted(incomes)


def test_who_left_earns_the_outside_option_and_what_old_works_bring() -> None:
    incomes = incomes_of_first(WORLD, 500)
    gone = np.flatnonzero(WORLD.people.state[:500] == OUT)
    expected = hollywood().labour.outside_pay.value + per_person(WORLD)[gone]
    assert gone.size > 20
    assert incomes[gone] == pytest.approx(expected)


def test_shares_lie_between_nothing_and_all() -> None:
    for name in ("ai_cost_share", "ai_made_share", "consented_share", "training_data_share"):
        assert 0.0 < ROW[name] <= 1.0 + 1e-12, name
    assert 0.0 <= YEAR["above_threshold_share"] <= 1.0


def test_observing_changes_nothing() -> None:
    before = WORLD.people.residuals.tobytes(), WORLD.people.wages.tobytes(), WORLD.now
    assert observe(WORLD) == ROW
    assert observe_year(WORLD) == YEAR
    assert before == (WORLD.people.residuals.tobytes(), WORLD.people.wages.tobytes(), WORLD.now)


def test_a_regime_against_itself_has_no_winners() -> None:
    run = a_run(regime("data_dignity"), quarters=4)
    names = [measure.name for measure in measures_of(run)]
    _, other = run_batch(Batch(0, (run, run)))
    bands = {name: other.values[-1, k] for k, name in enumerate(names) if name.startswith("bands")}
    assert all(value == float(name.endswith("within_1")) for name, value in bands.items())


def test_without_a_baseline_there_are_no_winners_and_losers() -> None:
    broken = a_run(regime("data_dignity").with_rate(1.0), quarters=4)  # no price at which AI is sold
    good = a_run(regime("data_dignity"), quarters=4)
    failed, *others = run_batch(Batch(0, (broken, good, a_run(regime("statutory_levy"), quarters=4))))
    assert failed.error is not None
    names = [measure.name for measure in measures_of(good)]
    for outcome in others:
        assert outcome.error is None
        is_band = np.array([name.startswith("bands") for name in names])
        assert np.isnan(outcome.values[:, is_band]).all()
        assert np.isfinite(outcome.values[:, ~is_band]).all()


def test_a_years_measures_stand_in_each_of_its_quarters() -> None:
    run = a_run(regime("data_dignity"), quarters=8)
    names = [measure.name for measure in measures_of(run)]
    values = outcome_of(run).values[:, names.index("residual_mean")]
    rows = simulate(run).rows
    assert values.tolist() == [rows[3]["residual_mean"]] * 4 + [rows[7]["residual_mean"]] * 4
