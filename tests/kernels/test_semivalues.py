"""Semivalues against their definition, published games with closed forms, and the axioms."""

from math import comb, factorial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from simulator.kernels.semivalues import (
    banzhaf_sizes,
    beta_sizes,
    leave_one_out_sizes,
    semivalue,
    shapley_sizes,
)
from tests.kernels.games import by_definition, table_of

WORTHS = st.floats(-10, 10, allow_subnormal=False)
TABLES = st.integers(1, 5).flatmap(lambda g: hnp.arrays(np.float64, 1 << g, elements=WORTHS))
X = np.array([1.0, 2.0, 3.0, 4.5])


def shapley(worth, players):
    return semivalue(table_of(worth, players), shapley_sizes(players))


def players_of(table):
    return table.size.bit_length() - 1


@pytest.mark.parametrize("players", [1, 2, 3, 5])
@pytest.mark.parametrize("kind", ["shapley", "banzhaf", "beta", "last", "own"])
def test_equals_the_definition(players, kind):
    sizes = {
        "shapley": [1 / players] * players,
        "banzhaf": [comb(players - 1, s) / 2 ** (players - 1) for s in range(players)],
        # Kwon and Zou (2022) for (4, 1): weight of a coalition of s others B(s + 1, g - s + 3) / B(4, 1).
        "beta": [
            comb(players - 1, s) * factorial(s) * factorial(players - s + 2) / factorial(players + 3) / (1 / 4)
            for s in range(players)
        ],
        "last": [0.0] * (players - 1) + [1.0],
        "own": list(np.arange(1, players + 1) / (players * (players + 1) / 2)),
    }[kind]
    ours = {
        "shapley": shapley_sizes(players),
        "banzhaf": banzhaf_sizes(players),
        "beta": beta_sizes(players, 4, 1),
        "last": leave_one_out_sizes(players),
        "own": sizes,
    }[kind]
    np.testing.assert_allclose(ours, sizes, rtol=1e-12, atol=1e-15)
    table = np.random.default_rng(players).normal(size=1 << players)
    expected = by_definition(lambda group: table[sum(1 << i for i in group)], players, sizes)
    np.testing.assert_allclose(semivalue(table, ours), expected, rtol=1e-11, atol=1e-13)


@given(TABLES)
def test_efficiency_of_shapley(table):
    values = semivalue(table, shapley_sizes(players_of(table)))
    assert values.sum() == pytest.approx(table[-1] - table[0], abs=1e-12 * table.size)


@given(TABLES)
def test_beta_of_one_and_one_is_shapley(table):
    g = players_of(table)
    np.testing.assert_allclose(semivalue(table, beta_sizes(g, 1, 1)), semivalue(table, shapley_sizes(g)), atol=1e-11)


@given(TABLES, st.sampled_from([shapley_sizes, banzhaf_sizes, leave_one_out_sizes]))
def test_a_null_player_gets_nothing(table, sizes):
    g = players_of(table)
    doubled = np.concatenate([table, table])  # one more player, who changes nothing
    values = semivalue(doubled, sizes(g + 1))
    assert values[-1] == 0.0


@given(TABLES, st.floats(-3, 3), st.sampled_from([shapley_sizes, banzhaf_sizes]))
def test_linearity(table, factor, sizes):
    g, other = players_of(table), np.sin(np.arange(table.size))
    both = semivalue(table + factor * other, sizes(g))
    apart = semivalue(table, sizes(g)) + factor * semivalue(other, sizes(g))
    np.testing.assert_allclose(both, apart, atol=1e-11)


@given(st.integers(2, 5).flatmap(lambda g: st.tuples(st.permutations(range(g)), st.integers(0, 99))))
def test_names_of_players_do_not_matter(drawn):
    order, seed = drawn
    g, table = len(order), np.random.default_rng(seed).normal(size=1 << len(order))
    masks = [sum(1 << order[i] for i in range(g) if c >> i & 1) for c in range(1 << g)]
    np.testing.assert_allclose(
        semivalue(table[masks], banzhaf_sizes(g)), semivalue(table, banzhaf_sizes(g))[list(order)], atol=1e-12
    )


@given(TABLES.filter(lambda t: t.size >= 4))
def test_banzhaf_is_2_efficient(table):
    # Two players who merge get together what they got apart (Lehrer 1988).
    g = players_of(table)
    merged = np.array([table[(c >> 1) << 2 | (c & 1) * 3] for c in range(1 << (g - 1))])
    apart = semivalue(table, banzhaf_sizes(g))
    assert semivalue(merged, banzhaf_sizes(g - 1))[0] == pytest.approx(apart[0] + apart[1], abs=1e-11)


@given(TABLES, st.integers(0, 4))
def test_who_adds_more_to_everything_gets_no_less(table, player):
    g = players_of(table)
    player %= g
    more = table + np.array([1.0 if c >> player & 1 else 0.0 for c in range(table.size)])
    np.testing.assert_allclose(
        semivalue(more, shapley_sizes(g)) - semivalue(table, shapley_sizes(g)), np.eye(g)[player], atol=1e-11
    )


def test_airport_game():
    # Littlechild and Owen (1973): each stretch of runway is shared by those who need it; costs 8, 11, 13, 18.
    costs = [8, 11, 13, 18]
    expected = [8 / 4, 8 / 4 + 3 / 3, 8 / 4 + 3 / 3 + 2 / 2, 8 / 4 + 3 / 3 + 2 / 2 + 5]
    found = shapley(lambda s: max((costs[i] for i in s), default=0), 4)
    np.testing.assert_allclose(found, expected, rtol=1e-14)


def test_glove_game():
    # Players 0 and 1 hold left gloves, 2 the right one: 1/6, 1/6, 4/6.
    found = shapley(lambda s: float(2 in s and (0 in s or 1 in s)), 3)
    np.testing.assert_allclose(found, [1 / 6, 1 / 6, 2 / 3], rtol=1e-14)


def test_voting_game():
    # Four parties with 45, 25, 15, 15 of 100 seats and a majority of 51: 1/2, 1/6, 1/6, 1/6 (Shapley and Shubik 1954).
    seats = [45, 25, 15, 15]
    found = shapley(lambda s: float(sum(seats[i] for i in s) >= 51), 4)
    np.testing.assert_allclose(found, [1 / 2, 1 / 6, 1 / 6, 1 / 6], rtol=1e-14)


def test_unanimity_game():
    found = shapley(lambda s: float({0, 2, 3} <= set(s)), 5)
    np.testing.assert_allclose(found, [1 / 3, 0, 1 / 3, 1 / 3, 0], atol=1e-16, rtol=1e-14)


def test_square_of_the_sum():
    values = X * X.sum()
    for sizes in (shapley_sizes(4), banzhaf_sizes(4)):
        found = semivalue(table_of(lambda s: X[s].sum() ** 2, 4), sizes)
        np.testing.assert_allclose(found, values, rtol=1e-13)


def test_cube_of_the_sum():
    whole, squares = X.sum(), (X**2).sum()
    rest = squares - X**2
    expected = X**3 + 1.5 * X**2 * (whole - X) + 1.5 * X * rest + X * ((whole - X) ** 2 - rest)
    table = table_of(lambda s: X[s].sum() ** 3, 4)
    np.testing.assert_allclose(semivalue(table, shapley_sizes(4)), expected, rtol=1e-13)
    assert semivalue(table, banzhaf_sizes(4)).sum() / whole**3 == pytest.approx(0.928, abs=5e-4)


def test_two_copies_and_one_other():
    # v = how many different works: copies share one's worth under Shapley, and get nothing by leaving one out.
    table = table_of(lambda s: float(len({min(i, 1) for i in s})), 3)  # 1 and 2 are copies
    np.testing.assert_allclose(semivalue(table, shapley_sizes(3)), [1, 1 / 2, 1 / 2], rtol=1e-14)
    np.testing.assert_array_equal(semivalue(table, leave_one_out_sizes(3)), [1, 0, 0])


@pytest.mark.parametrize("power", [0.1, 0.28, 0.5, 1, 2])
def test_contributors_against_a_firm_with_a_veto(power):
    # v(S) = (contributors in S / n)**a with the firm, else 0: the firm gets the mean of (k/n)**a for k = 0 ... n.
    n = 11
    found = shapley(lambda s: ((len(s) - 1) / n) ** power if 0 in s and len(s) > 1 else 0.0, n + 1)
    firm = np.mean([(k / n) ** power for k in range(n + 1)])
    np.testing.assert_allclose(found, [firm, *[(1 - firm) / n] * n], rtol=1e-11)


def test_one_player_and_twenty():
    assert semivalue([0.0, 7.0], shapley_sizes(1)).tolist() == [7.0]


@pytest.mark.slow
def test_twenty_players_of_a_sum():
    worths = np.zeros(1 << 20)
    for i in range(20):
        worths += (np.arange(1 << 20) >> i & 1) * (i + 1.0)
    np.testing.assert_allclose(semivalue(worths, shapley_sizes(20)), np.arange(1, 21), rtol=1e-9)


@pytest.mark.parametrize(
    ("table", "sizes", "message"),
    [
        ([], [], "2\\*\\*g worths"),
        ([1.0], [1.0], "2\\*\\*g worths"),
        ([0.0, 1.0, 2.0], [0.5, 0.5], "2\\*\\*g worths"),
        (np.zeros(1 << 21), np.full(21, 1 / 21), "1 to 20 players"),
        ([0.0, np.nan], [1.0], "worth of coalition 1 is not finite"),
        ([0.0, 1.0], [0.5, 0.5], "sizes must have the shape"),
        ([0.0, 1.0], [0.5], "sum to 1"),
        ([0.0, 0.0, 1.0, 1.0], [1.5, -0.5], "probabilities"),
        ([0.0, 1.0], [np.nan], "probabilities"),
    ],
)
def test_bad_games_are_refused(table, sizes, message):
    with pytest.raises(ValueError, match=message):
        semivalue(table, sizes)


@pytest.mark.parametrize("players", [0, -1, 2.5])
def test_bad_numbers_of_players_are_refused(players):
    with pytest.raises(ValueError, match="whole number of at least 1"):
        shapley_sizes(players)


@pytest.mark.parametrize("alpha", [0.0, -1.0, np.inf, np.nan])
def test_bad_beta_is_refused(alpha):
    with pytest.raises(ValueError, match="finite and positive"):
        beta_sizes(3, alpha, 1.0)
