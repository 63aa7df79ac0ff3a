"""Whatever is wrong with a user's files or options: one line each, with the row, and nothing half-written."""

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
    files = by_hand(tmp_path, works__embedding=floats(np.eye(3, 2)), outputs__embedding=floats(np.eye(2)))
    assert "takes int8 embeddings" in lines(tmp_path, files, method="group_shapley")[0]


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
