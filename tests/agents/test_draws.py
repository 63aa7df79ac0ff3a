"""Luck by name, and what the keys buy: a sequential generator breaks where they hold."""

import numpy as np
import pytest

from simulator.agents.draws import normals, normals_grid, uniforms
from simulator.kernels import philox
from simulator.randomness import PURPOSES, Luck

LUCK = Luck(7, 3)
IDS = np.array([5, 900, 2**31 + 1, 42], np.uint32)


def test_a_name_is_a_stream_of_the_one_generator() -> None:
    expected = philox.uniforms(int(LUCK.key), IDS, 6, PURPOSES["exit"], 3)
    assert np.array_equal(uniforms(LUCK, "exit", IDS, 6), expected)
    assert np.array_equal(normals_grid(LUCK, "exit", IDS, 5, 6)[:, 0], normals(LUCK, "exit", IDS, 6))
    with pytest.raises(KeyError):
        uniforms(LUCK, "no such purpose", IDS)


def test_purposes_have_numbers_of_their_own() -> None:
    assert len(set(PURPOSES.values())) == len(PURPOSES)


def survivors(draw, order: np.ndarray) -> set[int]:
    """Who stays when everybody leaves with a chance of a half, decided in this order."""
    ids = np.arange(200, dtype=np.uint32)[order]
    return set(ids[draw(ids) < 0.5].tolist())


def keyed(ids: np.ndarray) -> np.ndarray:
    """Draws by who decides."""
    return uniforms(LUCK, "exit", ids, 1)


def sequential(ids: np.ndarray) -> np.ndarray:
    """Draws by the place in the queue, as a generator gives them that is stepped by each caller."""
    return np.random.default_rng(7).random(ids.size)


TURNED = np.roll(np.arange(200), 1)
WITH_AN_EXTRA_AHEAD = np.concatenate([[199], np.arange(199)])


@pytest.mark.parametrize("order", [TURNED, TURNED[::-1]])
def test_keyed_luck_is_blind_to_order_and_sequential_luck_is_not(order: np.ndarray) -> None:
    assert survivors(keyed, order) == survivors(keyed, np.arange(200))
    assert survivors(sequential, order) != survivors(sequential, np.arange(200))


def test_somebody_more_changes_nobody_elses_luck_unless_it_is_sequential() -> None:
    few = np.arange(199)
    assert survivors(keyed, WITH_AN_EXTRA_AHEAD) - {199} == survivors(keyed, few)
    assert survivors(sequential, WITH_AN_EXTRA_AHEAD) - {199} != survivors(sequential, few)


def test_common_luck_leaves_no_noise_between_equal_regimes_and_sequential_luck_does() -> None:
    # The second regime has one entrant more, who decides first; everybody else's lot is compared.
    few, more = np.arange(199), WITH_AN_EXTRA_AHEAD
    difference = {draw: len(survivors(draw, more) - {199}) - len(survivors(draw, few)) for draw in (keyed, sequential)}
    moved = {draw: len((survivors(draw, more) - {199}) ^ survivors(draw, few)) for draw in (keyed, sequential)}
    assert difference[keyed] == moved[keyed] == 0
    assert moved[sequential] > 50  # about half of the people change their lot
