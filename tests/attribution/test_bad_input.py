"""Whatever is wrong with a user's files or options: one line each, with the row, and nothing half-written."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from simulator.attribution.faults import MOST_LINES, AttributionError
from simulator.attribution.run import attribute_catalogue
from tests.attribution.catalogue import by_hand, embeddings, request, write

NAN, INF = float("nan"), float("inf")


def lines(tmp_path, files, **options):
    """The lines that an attribution is refused with; nothing is left behind."""
    with pytest.raises(AttributionError) as refused:
        attribute_catalogue(request(files, **options), tmp_path / "out")
    assert not [path for path in tmp_path.iterdir() if path.suffix != ".parquet"]
    return refused.value.lines


def floats(rows):
    return embeddings(rows, np.float32)


LISTS = pa.array([[1, 2], [3], [4]], pa.list_(pa.int8()))
MISSING = pa.array([[1, 2], None, [3, 4]], pa.list_(pa.int8(), 2))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"works__embedding": floats([[1, 2], [NAN, 1], [1, 1]])}, "works.parquet: row 1: embedding is missing or"),
        ({"works__embedding": floats([[1, 2], [1, 1], [INF, 1]])}, "works.parquet: row 2: embedding is missing or"),
        ({"works__embedding": embeddings([[1, 2], [-128, 1], [1, 1]])}, "works.parquet: row 1: .* holds -128"),
        ({"works__embedding": MISSING}, "works.parquet: row 1: embedding is missing"),
        ({"works__embedding": LISTS}, "works.parquet: embedding is list<.*; it must be a fixed-size list of int8"),
        ({"works__embedding": embeddings(np.ones((3, 2)), np.float64)}, "works.parquet: embedding is .*double"),
        ({"works__embedding": embeddings(np.ones((3, 1041)))}, "works.parquet: embeddings of 1041 dimensions"),
        ({"works__embedding": None}, "works.parquet: no column 'embedding'"),
        ({"works__owner": None}, "works.parquet: no column 'owner'"),
        ({"works__work": ["a", "b", "a"]}, "works.parquet: work 'a' is given twice, in rows 0 and 2"),
        ({"works__work": [1, 2, 2]}, "works.parquet: work 2 is given twice, in rows 1 and 2"),
        ({"works__work": ["a", None, "c"]}, "works.parquet: row 1: no work"),
        ({"works__work": [0.5, 1.0, 2.0]}, "works.parquet: work names must be whole numbers or text, not double"),
        ({"works__owner": [0.5, 1.0, 2.0]}, "works.parquet: owner names must be whole numbers or text"),
        ({"works__permitted": [1, 0, 1]}, "works.parquet: permitted is int64, not boolean"),
        ({"works__permitted": [True, None, True]}, "works.parquet: row 1: no permitted"),
        ({"works__parent": pa.array([None, "z", None])}, "works.parquet: row 1: parent 'z' is no work"),
        ({"works__parent": ["b", "a", None]}, "works.parquet: row of work 0 is its own ancestor"),
        ({"outputs__output": [1, 1]}, "outputs.parquet: output 1 is given twice"),
        ({"outputs__embedding": embeddings([[1, 0, 0]] * 2)}, "outputs.parquet: embedding is .* and that of works"),
        ({"outputs__embedding": floats([[1, 0]] * 2)}, "outputs.parquet: embedding is .* and that of works"),
        ({"outputs__revenue": [1.5, 2.5]}, "outputs.parquet: revenue is double; floats cannot hold every cent"),
        ({"outputs__revenue": ["1.5", "nan"]}, "outputs.parquet: row 1: revenue 'nan' is not a finite amount"),
        ({"outputs__revenue": ["1.5", "two"]}, "outputs.parquet: row 1: revenue 'two' is not an amount of dollars"),
        ({"outputs__revenue": ["1.5", None]}, "outputs.parquet: row 1: revenue '' is not an amount"),
        ({"outputs__revenue": ["0.000000001", "1"]}, "outputs.parquet: row 0: .* fraction of a microcent"),
        ({"outputs__revenue": ["1", "92233720369"]}, "outputs.parquet: row 1: .* do not fit in one account"),
        (
            {"outputs__revenue": ["92233720368", "92233720368"]},
            "outputs.parquet: revenue adds up to more than an int64",
        ),
        ({"outputs__revenue": None}, "outputs.parquet: no column 'revenue'"),
        ({"credits__work": ["a", "b", "z", "c"]}, "credits.parquet: row 2: 'z' is no work"),
        ({"credits__person": ["ann", None, "bob", "cy"]}, "credits.parquet: row 1: no person"),
        ({"credits__person": ["ann", "bob", "bob", "cy"]}, "credits.parquet: work 'b' credits a person twice"),
        ({"credits__points": [1, -2, 1, 5]}, "credits.parquet: row 1: points of -2 are not in 0 to"),
        ({"credits__points": [1, 2**31, 1, 5]}, "credits.parquet: work 'b' has more than 2147483648 points"),
        ({"credits__points": [1.0, 2.0, 1.0, 5.0]}, "credits.parquet: points is double"),
        ({"credits__points": None}, "credits.parquet: no column 'points' or 'share'"),
        ({"credits__points": None, "credits__share": [1.0, 0.5, 0.6, 1.0]}, "work 'b' has shares that do not sum to 1"),
        ({"credits__points": None, "credits__share": [1.0, -1.0, 2.0, 1.0]}, "work 'b' has a share that is negative"),
        ({"credits__points": None, "credits__share": [NAN, 0.5, 0.5, 1.0]}, "work 'a' has a share that is negative or"),
    ],
)
def test_files(tmp_path, changed, expected):
    import re

    found = lines(tmp_path, by_hand(tmp_path, **changed))
    assert len(found) == 1
    assert re.search(expected, found[0]), found


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"method": "nearest"}, "--method 'nearest' is not one of knn_shapley"),
        ({"neighbours": 0}, "--neighbours is 0"),
        ({"eps": -0.1}, "--eps is -0.1"),
        ({"eps": NAN}, "--eps is nan"),
        ({"temperature": NAN}, "--temperature is nan"),
        ({"memory": 1}, "--memory is 1 bytes"),
        ({"shard_works": 0}, "--shard-works is 0"),
        ({"chunk_outputs": 0}, "--chunk-outputs is 0"),
        ({"orders": 1}, "--orders is 1"),
        ({"owner_share": "1.5"}, "--owner-share is 1.5"),
        ({"owner_share": "half"}, "--owner-share: 'half' is not an amount"),
        ({"revenue": "nan"}, "--revenue: 'nan' is not a finite amount"),
        ({"revenue": "5"}, "outputs.parquet: has revenue of its own; leave --revenue out"),
        ({"method": "usage"}, "works.parquet: no column 'usage'"),
        ({"utility": "labels"}, "--utility 'labels' is not one of similarity, label"),
        ({"utility": "label", "method": "banzhaf"}, "--utility label goes with knn_shapley, not with banzhaf"),
        ({"utility": "label"}, "works.parquet: no column 'label'"),
        ({"method": "data_mixture"}, "data_mixture needs --mixture"),
        ({"mixture": Path(__file__)}, "--mixture goes with data_mixture only"),
        ({"method": "semivalue"}, "--sizes: semivalue needs chances that sum to 1"),
        ({"method": "semivalue", "sizes": "0.5,half"}, "--sizes: '0.5,half' is not a list of numbers"),
        ({"method": "semivalue", "sizes": "1.5,-0.5"}, "--sizes: semivalue needs chances"),
        ({"method": "semivalue", "sizes": "nan,1"}, "--sizes: semivalue needs chances"),
        ({"method": "semivalue", "sizes": "0.5,0.25,0.25"}, "--sizes has 3 chances; with 2 owners there are as many"),
        ({"sizes": "1"}, "--sizes goes with semivalue only"),
        ({"method": "beta_shapley", "alpha": 0.0}, "--alpha is 0.0 and --beta 1.0; both must be finite and positive"),
        ({"method": "trak", "lambda_reg": 0.0}, "--lambda is 0.0"),
        ({"method": "trak", "lambda_reg": NAN}, "--lambda is nan"),
        ({"method": "trak"}, "works.parquet: no column 'features'"),
        ({"method": "tracin"}, "--learning-rates has 0 numbers and --features 1 columns"),
        ({"method": "tracin", "learning_rates": "0.1,x"}, "--learning-rates: '0.1,x' is not a list of numbers"),
        ({"method": "tracin", "learning_rates": "inf"}, "--learning-rates: inf is not finite"),
        ({"learning_rates": "0.1"}, "--learning-rates goes with tracin only"),
    ],
)
def test_options(tmp_path, options, expected):
    found = lines(tmp_path, by_hand(tmp_path), **options)
    assert len(found) == 1
    assert expected in found[0]


def test_several_faults_come_at_once(tmp_path):
    files = by_hand(tmp_path, outputs__revenue=["x", "y"])
    assert len(lines(tmp_path, files)) == 2
    assert len(lines(tmp_path, files, neighbours=0, eps=2.0, owner_share="x")) == 3
    many = AttributionError([f"line {i}" for i in range(99)]).lines
    assert (len(many), many[-1]) == (MOST_LINES + 1, "... and 79 more")


def test_files_that_are_missing_or_no_parquet(tmp_path):
    files = by_hand(tmp_path)
    assert "there is no file" in lines(tmp_path, {**files, "works": tmp_path / "lost.parquet"})[0]
    files["works"].write_bytes(b"hello")
    assert "works.parquet: not a Parquet file" in lines(tmp_path, files)[0]


def test_an_empty_catalogue(tmp_path):
    files = by_hand(tmp_path)
    nothing = {"work": pa.array([], pa.string()), "owner": pa.array([], pa.string())}
    files["works"] = write(tmp_path, "works", **nothing, embedding=embeddings(np.zeros((0, 2))))
    assert lines(tmp_path, files) == ["works.parquet: no works"]


def test_bad_usage_names_its_row(tmp_path):
    for usage in ([1.0, NAN, 2.0], [1.0, -1.0, 2.0], pa.array([1.0, None, 2.0])):
        files = by_hand(tmp_path, works__usage=usage)
        assert lines(tmp_path, files, method="usage")[0].startswith("works.parquet: row 1: usage is")


def test_owners_as_players_refuse_what_they_cannot_do(tmp_path):
    files = by_hand(tmp_path, outputs__revenue=["5", "-1"])
    assert "takes no refunds" in lines(tmp_path, files, method="banzhaf")[0]


def test_exact_values_that_need_more_than_the_memory_given(tmp_path, monkeypatch):
    from simulator.attribution import run

    monkeypatch.setattr(run, "BYTES_A_WORK", 2**31)
    assert "--eps 0.001" in lines(tmp_path, by_hand(tmp_path))[0]
    attribute_catalogue(request(by_hand(tmp_path), eps=0.5), tmp_path / "out")


def test_zero_and_huge_vectors_have_a_defined_result(tmp_path):
    works, outputs = floats([[3e38, 3e38], [0, 0], [1e-30, 0]]), floats([[1, 0], [0, 0]])
    files = by_hand(tmp_path, works__embedding=works, outputs__embedding=outputs)
    result = attribute_catalogue(request(files, method="cosine_topk", neighbours=3), tmp_path / "out")
    assert result.undistributed["no_similar_work"] == 10**8
    assert any("embeddings of zeros" in note for note in result.notes)
    assert result.people == 9 * 10**8


def test_zero_revenue_pays_nobody(tmp_path):
    files = by_hand(tmp_path, outputs__revenue=["0", "-0.00"])
    result = attribute_catalogue(request(files), tmp_path / "out")
    assert (result.revenue, result.people, sum(result.undistributed.values())) == (0, 0, 0)


def doubles(rows):
    return embeddings(rows, np.float64)


MADE = doubles([[1, 1], [0, 1]])


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (
            {"works__features": doubles([[1, 2], [NAN, 1], [1, 1]])},
            "row 1: features is missing or holds a NaN",
        ),
        (
            {"works__features": doubles([[1, 2], [1, 1], [INF, 1]])},
            "row 2: features is missing or holds a NaN",
        ),
        ({"works__features": doubles([[1e101, 2], [1, 1], [1, 1]])}, "works.parquet: row 0: .* more than 1e100"),
        (
            {"works__features": embeddings([[1, 2]] * 3)},
            "features is .*; it must be .* float32 or float64",
        ),
        ({"outputs__features": None}, "outputs.parquet: no column 'features'"),
        ({"outputs__features": doubles([[1, 2, 3]] * 2)}, "outputs.parquet: features is .* and that of works"),
        ({"outputs__features": floats([[1, 2]] * 2)}, "outputs.parquet: features is .* and that of works"),
    ],
)
def test_gradients(tmp_path, changed, expected):
    import re

    given = {"works__features": doubles([[1, 2], [3, 4], [5, 6]]), "outputs__features": MADE} | changed
    (found,) = lines(tmp_path, by_hand(tmp_path, **given), method="grad_dot")
    assert re.search(expected, found), found


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"works__label": ["x", None, "y"]}, "works.parquet: row 1: no label"),
        ({"works__label": [0.5, 1.0, 2.0]}, "works.parquet: label names must be whole numbers or text"),
        ({"outputs__label": None}, "outputs.parquet: no column 'label'"),
        ({"outputs__label": pa.array(["x", None])}, "outputs.parquet: row 1: no label"),
    ],
)
def test_labels(tmp_path, changed, expected):
    files = by_hand(tmp_path, **({"works__label": ["x", "y", "x"], "outputs__label": ["x", "y"]} | changed))
    assert lines(tmp_path, files, utility="label")[0].startswith(expected)


@pytest.mark.parametrize(
    ("works", "mixture", "expected"),
    [
        ({"works__source": None}, {}, "works.parquet: no column 'source'"),
        ({"works__source": ["p", None, "q"]}, {}, "works.parquet: row 1: no source"),
        ({"works__source": ["p", "z", "q"]}, {}, "works.parquet: row 1: source 'z' is not in the mixture"),
        ({"works__size": [1.0, -2.0, 1.0]}, {}, "works.parquet: row 1: size is -2.0"),
        ({"works__size": ["1", "2", "3"]}, {}, "works.parquet: size is string, not a number"),
        ({}, {"source": ["p", "p"]}, "mixture.parquet: source 'p' is given twice, in rows 0 and 1"),
        ({}, {"source": ["p", None]}, "mixture.parquet: row 1: no source"),
        ({}, {"weight": [1.0, NAN]}, "mixture.parquet: row 1: weight is nan"),
        ({}, {"weight": [0.0, 0.0]}, "mixture.parquet: weights are all zero"),
    ],
)
def test_mixtures(tmp_path, works, mixture, expected):
    files = by_hand(tmp_path, **({"works__source": ["p", "q", "q"]} | works))
    files["mixture"] = write(tmp_path, "mixture", **({"source": ["p", "q"], "weight": [1.0, 2.0]} | mixture))
    assert lines(tmp_path, files, method="data_mixture")[0].startswith(expected)


def test_owners_whose_nearest_works_need_more_than_the_memory_given(tmp_path, monkeypatch):
    from simulator.attribution import run

    monkeypatch.setattr(run, "BYTES_A_NEIGHBOUR", 2**31)
    assert "nearest works of 2 owners need" in lines(tmp_path, by_hand(tmp_path), method="banzhaf")[0]
