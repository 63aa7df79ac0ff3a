"""Leaving and coming: odds by hand, newcomers by cause, and luck that nobody else can touch."""

import numpy as np
import pytest

from simulator.agents.population import entrants
from simulator.agents.workforce import EMPLOYED, IDLE, OUT, RETIRED
from simulator.model import careers
from simulator.model.model import ResidualModel
from tests.model.quiet import at_rest, stepped
from tests.model.worlds import hollywood


def test_who_has_base_income_leaves_at_the_base_rate() -> None:
    model = stepped("status_quo", 0, sector=at_rest(), scale=0.05)
    before = model.people.is_active.copy()
    usual = careers.base_incomes(model)
    model.economy.displaced.clear()
    model.economy.paid_to_people.clear()
    careers.let_go(model, usual, usual)
    left = before & (model.people.state == OUT)
    expected = 1.0 - 0.91**0.25
    assert left.sum() / before.sum() == pytest.approx(expected, abs=4.0 * np.sqrt(expected / before.sum()))


@pytest.mark.parametrize(
    ("displaced", "paid", "share"), [(0.0, 0.0, 1.0), (25.0, 5.0, 0.8), (25.0, 50.0, 0.0), (0.0, 5.0, 1.0)]
)
def test_the_uncompensated_share_of_a_year(displaced: float, paid: float, share: float) -> None:
    model = stepped("status_quo", 0)
    model.economy.displaced.extend([displaced] * 4)
    model.economy.paid_to_people.extend([paid] * 4)
    assert careers.uncompensated_share(model) == share


def test_pay_for_use_keeps_people() -> None:
    def leavers(paid: float) -> int:
        model = stepped("status_quo", 0, scale=0.05)
        model.economy.displaced.extend([100.0] * 4)
        model.economy.paid_to_people.extend([paid] * 4)
        incomes = careers.base_incomes(model)
        before = model.people.is_active.sum()
        careers.let_go(model, incomes, incomes)
        return int(before - model.people.is_active.sum())

    # full pay moves the log odds by -0.1: about 9% fewer of those who would leave
    assert leavers(100.0) / leavers(0.0) == pytest.approx(np.exp(-0.1 * 0.91), abs=0.05)
    assert leavers(100.0) < leavers(0.0)


def test_a_year_of_income_has_wages_and_both_kinds_of_residuals() -> None:
    model = stepped("data_dignity", 8)
    people, base = model.people, model.base
    incomes = careers.yearly_incomes(model)
    for row in (0, 17, int(np.argmax(people.residuals.sum(axis=0)))):
        craft = people.craft[row]
        residuals = sum(int(part) for part in people.residuals[:, row]) / 1e8
        existing = 4.0 * base.existing_residuals[craft] / base.census.headcounts[craft] * people.skill[row]
        by_hand = (sum(people.wages[:, row]) + residuals) / people.weight + existing
        assert incomes[row] == pytest.approx(by_hand)


def test_a_newcomer_is_judged_by_base_pay_for_the_time_before() -> None:
    model = stepped("status_quo", 4)
    people, base = model.people, model.base
    gaps = careers.prospects(model) - careers.yearly_incomes(model)
    full_pay = base.census.pay[people.craft] * people.skill
    came = people.luck_id >= 2**31
    absent = np.where(came, np.clip(4 - (model.now - people.birth_quarter), 0, 4) / 4.0, 0.0)
    active = people.state != RETIRED
    assert gaps[active] == pytest.approx((absent * full_pay)[active], abs=1e-6)
    assert (absent[active] > 0).sum() > 50


def test_entry_replaces_those_who_leave_at_base_income() -> None:
    model = stepped("status_quo", 0)
    usual = careers.base_incomes(model)
    replaced = careers.expected_entry(model, usual, usual)
    start_rows = np.bincount(model.people.craft[model.people.birth_quarter == -4], minlength=model.base.crafts)
    assert replaced == pytest.approx(start_rows * (1.0 - 0.91**0.25))
    # entry elasticity 1: half the income, half the entrants
    assert careers.expected_entry(model, usual / 2.0, usual) == pytest.approx(replaced / 2.0)


def test_a_craft_that_died_out_can_come_back() -> None:
    model = stepped("status_quo", 0)
    model.people.state[model.people.craft == 2] = OUT
    usual = careers.base_incomes(model)
    assert careers.expected_entry(model, usual, usual)[2] == model.economy.base_entry[2] > 0.0


def lots(model: ResidualModel, rows: int) -> list[tuple[int, ...]]:
    """State of the first rows after another three quarters, with their ids."""
    for _ in range(3):
        careers.careers(model)
        model.now += 1
    people = model.people
    return list(zip(people.luck_id[:rows].tolist(), people.state[:rows].tolist(), strict=True))


def test_an_extra_entrant_elsewhere_changes_nobody_elses_lot() -> None:
    usual, crowded = (stepped("status_quo", 2, sector=at_rest()) for _ in range(2))
    rows = usual.people.size
    crowded.people.append(entrants(crowded.luck, 100, 3.0 * (np.arange(14) == 13), 0.5, crowded.people.weight))
    crowded.people.wages[:, -3:] = 1e9  # and well paid they are
    assert lots(usual, rows) == lots(crowded, rows)
    came_in_others = usual.people.luck_id[usual.people.craft != 13]
    assert np.isin(came_in_others, crowded.people.luck_id).all()


def test_states_move_along_allowed_paths_only() -> None:
    model = stepped("status_quo", 0)
    allowed = {(EMPLOYED, IDLE), (IDLE, EMPLOYED), (EMPLOYED, OUT), (IDLE, OUT)}
    for _ in range(8):
        before = model.people.state.copy()
        model.step()
        after = model.people.state[: before.size]
        assert {(a, b) for a, b in zip(before.tolist(), after.tolist(), strict=True) if a != b} <= allowed


@pytest.mark.parametrize(("rate", "active"), [(0.0, "all"), (1.0, "none")])
def test_nobody_or_everybody_leaves_at_the_ends_of_the_range(rate: float, active: str) -> None:
    sector = hollywood().with_values({"labour.separation": rate, "labour.exit_response": 0.0})
    model = stepped("status_quo", 0, sector=sector)
    first = model.people.birth_quarter == -4
    still = model.people.is_active[first]
    assert still.all() if active == "all" else not still.any()
