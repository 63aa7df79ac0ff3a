"""Labels, gradients, mixtures and semivalues from files: each by hand, and the same however the work is cut up."""

import json
from decimal import Decimal

import numpy as np
import pytest

from simulator.attribution import values
from simulator.attribution.run import attribute_catalogue
from tests.attribution.catalogue import by_hand, column, embeddings, request, table, write

DOLLARS = 10**8
GRADIENTS = {"a": [3.0, 0.0], "b": [1.0, 2.0], "c": [-1.0, 1.0]}


def works_paid(tmp_path, files, name="out", **options):
    result = attribute_catalogue(request(files, **options), tmp_path / name)
    return column(tmp_path / name, "works", "work"), result


def doubles(rows):
    return embeddings(rows, np.float64)


def with_gradients(tmp_path, kind=np.float64, **more):
    rows = embeddings(list(GRADIENTS.values()), kind)
    made = embeddings([[1.0, 1.0], [0.0, -1.0]], kind)
    return by_hand(tmp_path, works__features=rows, outputs__features=made, works__embedding=None, **more)


def test_works_with_the_outputs_label_share_it(tmp_path):
    # Output 1: a, b, c by rank; labels x, y, x; wanted x; K = 1: 5/6, -1/6, 1/3 -> 5/7 and 2/7 of 9 dollars.
    # Output 2 points away, where c is nearest, then b, then a: wanted y: s_a = 0, s_b = 1/2, s_c = 1/2 - 1 -> all to b.
    files = by_hand(tmp_path, works__label=["x", "y", "x"], outputs__label=["x", "y"])
    paid, result = works_paid(tmp_path, files, utility="label", neighbours=1)
    assert paid == {"a": 642857143, "b": DOLLARS, "c": 257142857}
    assert any("another label" in note for note in result.notes)


def test_a_label_that_no_work_has_is_paid_to_nobody(tmp_path):
    files = by_hand(tmp_path, works__label=[1, 2, 1], outputs__label=[7, 2])
    paid, result = works_paid(tmp_path, files, utility="label", neighbours=2)
    assert paid == {"a": 0, "b": DOLLARS, "c": 0}
    assert result.undistributed["no_similar_work"] == 9 * DOLLARS


def test_copies_of_other_labels_stay_apart(tmp_path):
    vectors = embeddings([[1, 0], [1, 0], [2, 0]])
    files = by_hand(tmp_path, works__embedding=vectors, works__label=["x", "y", "x"], outputs__label=["x", "x"])
    paid, _ = works_paid(tmp_path, files, utility="label", neighbours=1)
    assert paid == {"a": 5 * DOLLARS, "b": 0, "c": 5 * DOLLARS}
    assert table(tmp_path / "out", "copies") == [{"work": "c", "copy_of": "a"}]


def test_labels_truncated_keep_only_the_nearest(tmp_path):
    files = by_hand(tmp_path, works__label=["x", "y", "x"], outputs__label=["x", "y"])
    paid, _ = works_paid(tmp_path, files, utility="label", neighbours=1, eps=1.0)
    assert paid == {"a": 9 * DOLLARS, "b": 0, "c": 0}


@pytest.mark.parametrize("kind", [np.float32, np.float64])
@pytest.mark.parametrize(
    ("options", "first", "second"),
    [
        # Along (1, 1): dot 3, 3, 0; cosine 1/sqrt 2, 3/sqrt 10, 0. Along (0, -1): 0, -2, -1: nobody.
        ({"method": "grad_dot"}, [1 / 2, 1 / 2, 0], [0, 0, 0]),
        ({"method": "grad_cos"}, [np.sqrt(5) / (np.sqrt(5) + 3), 3 / (np.sqrt(5) + 3), 0], [0, 0, 0]),
        ({"method": "tracin", "learning_rates": "0.5"}, [1 / 2, 1 / 2, 0], [0, 0, 0]),
        # G'G + I = (12, 1; 1, 6): (1, 1) -> (5, 11) / 71: 15, 27, 6 of 48; (0, -1) -> (1, -12) / 71: 3, -23, -13.
        ({"method": "trak", "lambda_reg": 1.0}, [15 / 48, 27 / 48, 6 / 48], [1, 0, 0]),
    ],
)
def test_gradients_by_hand(tmp_path, kind, options, first, second):
    paid, result = works_paid(tmp_path, with_gradients(tmp_path, kind), **options)
    expected = 9 * DOLLARS * np.array(first) + DOLLARS * np.array(second)
    np.testing.assert_allclose([paid[work] for work in "abc"], expected, atol=2)
    assert any("only what is positive is paid" in note for note in result.notes)


def test_checkpoints_count_by_their_learning_rates(tmp_path):
    # Rates 1 and 3: 3 + 3 x 0, 3 + 3 x 1, 0 + 3 x 2 -> 3 : 6 : 6.
    later = doubles([[0.0], [1.0], [2.0]])
    files = with_gradients(tmp_path, works__later=later, outputs__later=doubles([[1.0], [-1.0]]))
    paid, _ = works_paid(tmp_path, files, method="tracin", features="features, later", learning_rates="1,3")
    np.testing.assert_allclose([paid[work] for work in "abc"], np.array([3, 6, 6]) / 15 * 9 * DOLLARS, atol=2)


@pytest.mark.parametrize("method", ["grad_dot", "grad_cos", "trak"])
def test_gradients_are_the_same_in_any_pieces(tmp_path, method, monkeypatch):
    luck = np.random.default_rng(2)
    vectors = [doubles(luck.normal(size=(rows, 6))) for rows in (50, 21)]
    files = {
        "works": write(tmp_path, "works", work=np.arange(50), owner=["X"] * 50, features=vectors[0]),
        "outputs": write(tmp_path, "outputs", output=np.arange(21), features=vectors[1], revenue=["7.77"] * 21),
    }
    _, whole = works_paid(tmp_path, files, "whole", method=method)
    monkeypatch.setattr(values, "OUTPUTS_AT_ONCE", 3)
    for cut in (1, 4, 20):
        assert works_paid(tmp_path, files, f"cut-{cut}", method=method, chunk_outputs=cut)[1].digest == whole.digest


def test_a_mixture_by_hand(tmp_path):
    # Books weigh 3, films 1, songs 4 without a work: of 8 dollars 3 to a and c, 2 : 1 by size, 1 to b, 4 to nobody.
    files = by_hand(
        tmp_path, works__source=["books", "films", "books"], works__size=[4, 9, 2], outputs__revenue=["5", "3"]
    )
    files["mixture"] = write(tmp_path, "mixture", source=["films", "books", "songs"], weight=[1.0, 3.0, 4.0])
    paid, result = works_paid(tmp_path, files, method="data_mixture")
    assert paid == {"a": 2 * DOLLARS, "b": DOLLARS, "c": DOLLARS}
    assert result.undistributed["no_similar_work"] == 4 * DOLLARS


def test_a_semivalue_by_hand(tmp_path):
    # Owners X (a, c) and Y (b), K = 1, output 1: v(X) = 1, v(Y) = .8, v(XY) = 1. Alone with chance 3/4, last with 1/4:
    # X 3/4 + .2/4 = .8, Y .6 + 0: 4 : 3 of the 7 dollars that output 1 brings.
    files = by_hand(tmp_path, outputs__revenue=["7", "0"])
    works_paid(tmp_path, files, method="semivalue", sizes="0.75, 0.25", neighbours=1)
    assert column(tmp_path / "out", "owners", "owner", "earned_microcents") == {"X": 4 * DOLLARS, "Y": 3 * DOLLARS}


METHODS = ("group_shapley", "banzhaf", "beta_shapley", "leave_one_out")


@pytest.mark.parametrize("method", METHODS)
def test_owners_as_players_are_the_same_for_floats_and_in_shards(tmp_path, method):
    luck = np.random.default_rng(5)
    rows, made = luck.integers(-9, 10, (60, 4)), luck.integers(-9, 10, (11, 4))
    owner = [f"studio {i}" for i in luck.integers(0, 5, 60)]
    found = []
    for kind in (np.int8, np.float32):
        (tmp_path / kind.__name__).mkdir()
        files = {
            "works": write(
                tmp_path / kind.__name__, "works", work=np.arange(60), owner=owner, embedding=embeddings(rows, kind)
            ),
            "outputs": write(
                tmp_path / kind.__name__,
                "outputs",
                output=np.arange(11),
                embedding=embeddings(made, kind),
                revenue=["31.4"] * 11,
            ),
        }
        for name, cut in (("whole", {}), ("cut", {"shard_works": 7, "chunk_outputs": 3})):
            options = {"method": method, "neighbours": 4, "merges_duplicates": False, "eps": 0.01}
            out = f"{kind.__name__}-{name}"
            found.append(works_paid(tmp_path, files, out, **options, **cut)[1])
            owners = column(tmp_path / out, "owners", "owner", "earned_microcents")
            assert sum(owners.values()) == 11 * 3140 * 10**6
    assert found[0].digest == found[1].digest
    assert found[2].digest == found[3].digest
    sums = [column(tmp_path / f"{kind}-whole", "owners", "owner", "earned_microcents") for kind in ("int8", "float32")]
    assert max(abs(sums[0][name] - sums[1][name]) for name in sums[0]) <= 100


@pytest.mark.parametrize("owners", [1, 20, 21, 64])
def test_any_number_of_owners(tmp_path, owners):
    luck = np.random.default_rng(6)
    rows, made = luck.integers(-9, 10, (64, 4)), luck.integers(-9, 10, (3, 4))
    files = {
        "works": write(tmp_path, "works", work=np.arange(64), owner=np.arange(64) % owners, embedding=embeddings(rows)),
        "outputs": write(
            tmp_path, "outputs", output=np.arange(3), embedding=embeddings(made), revenue=[Decimal("5.00")] * 3
        ),
    }
    works_paid(tmp_path, files, method="group_shapley", orders=20)
    assert sum(column(tmp_path / "out", "owners", "owner", "earned_microcents").values()) == 15 * DOLLARS

    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert manifest["orders"] == (20 if owners > 20 else 0)
    assert len(manifest["owner_standard_errors"]) == owners
    assert (max(manifest["owner_standard_errors"]) > 0) == (owners > 20)


@pytest.mark.parametrize("method", [*METHODS, "knn_shapley", "cosine_topk"])
def test_nobody_permitted_and_nothing_similar_are_undistributed(tmp_path, method):
    files = by_hand(tmp_path, works__permitted=[False] * 3)
    _, result = works_paid(tmp_path, files, "denied", method=method)
    assert result.undistributed["no_similar_work"] == 10 * DOLLARS
    files = by_hand(tmp_path, outputs__embedding=embeddings([[-1, -1], [0, 0]]))
    _, result = works_paid(tmp_path, files, "away", method=method)
    assert result.undistributed["no_similar_work"] == 10 * DOLLARS
