"""From files to files: by hand, conserved, and the same however the work is cut up."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from multiprocessing import get_context

import numpy as np
import pyarrow as pa
import pytest

from simulator.attribution import run
from simulator.attribution.request import GROUPED, METHODS
from simulator.attribution.run import attribute_catalogue, computed, is_attribution
from simulator.results.place import PlaceError
from tests.attribution.catalogue import by_hand, column, drawn, embeddings, request, table, write


def test_a_world_by_hand(tmp_path):
    # Output 1: cosines 1, .8, .6 with K = 2 -> shares 4/9, 3/9, 2/9 of 9 dollars. Output 2 is like nothing.
    # Ann has all of a's 4 dollars and two thirds of b's 3; Bob the other third; Cy c's 2.
    result = attribute_catalogue(request(by_hand(tmp_path), neighbours=2), tmp_path / "out")
    assert column(tmp_path / "out", "works", "work") == {"a": 4 * 10**8, "b": 3 * 10**8, "c": 2 * 10**8}
    assert column(tmp_path / "out", "people", "person") == {"ann": 6 * 10**8, "bob": 10**8, "cy": 2 * 10**8}
    assert column(tmp_path / "out", "people", "person", "dollars")["ann"] == Decimal("6.00000000")
    assert column(tmp_path / "out", "owners", "owner", "earned_microcents") == {"X": 6 * 10**8, "Y": 3 * 10**8}
    assert result.undistributed == {"no_contributors": 0, "unknown_owner": 0, "no_similar_work": 10**8}
    assert (result.revenue, result.people) == (10 * 10**8, 9 * 10**8)
    assert is_attribution(tmp_path / "out")


def test_owners_share_and_works_without_credits(tmp_path):
    files = by_hand(tmp_path, credits__work=["a", "a", "b", "c"], credits__points=[1, 1, 0, 5])
    files["credits"] = write(
        tmp_path, "credits", work=["a", "a", "b", "c"], person=["ann", "bob", "bob", "cy"], points=[1, 1, 0, 5]
    )
    result = attribute_catalogue(request(files, neighbours=2, owner_share="0.25"), tmp_path / "out")
    assert column(tmp_path / "out", "owners", "owner") == {"X": 15 * 10**7, "Y": 75 * 10**6}
    assert column(tmp_path / "out", "people", "person") == {"ann": 15 * 10**7, "bob": 15 * 10**7, "cy": 15 * 10**7}
    assert result.undistributed["no_contributors"] == 225 * 10**6


def test_unknown_owners_and_no_credits_are_undistributed(tmp_path):
    files = by_hand(tmp_path, works__owner=pa.array([None, "Y", "Y"]))
    result = attribute_catalogue(request({**files, "credits": None}, neighbours=2, owner_share="0.5"), tmp_path / "out")
    assert result.undistributed == {
        "no_contributors": 45 * 10**7,
        "unknown_owner": 2 * 10**8,
        "no_similar_work": 10**8,
    }


def test_copies_share_as_one_work_unless_asked_otherwise(tmp_path):
    vectors = embeddings([[1, 0], [2, 0], [1, 0]])
    files = by_hand(tmp_path, works__embedding=vectors, works__owner=["X", "X", "Y"])
    one = attribute_catalogue(request(files, neighbours=1), tmp_path / "one")
    assert column(tmp_path / "one", "works", "work") == {"a": 3 * 10**8, "b": 3 * 10**8, "c": 3 * 10**8}
    assert table(tmp_path / "one", "copies") == [{"work": "b", "copy_of": "a"}, {"work": "c", "copy_of": "a"}]
    assert "2 works are copies" in one.notes[0]
    attribute_catalogue(request(files, neighbours=1, merges_duplicates=False), tmp_path / "three")
    assert table(tmp_path / "three", "copies") == []


def test_copying_ones_own_work_lifts_nobody(tmp_path):
    files = by_hand(tmp_path, works__embedding=embeddings([[1, 1], [1, -1], [2, -2]]), works__owner=["X", "Y", "Y"])
    attribute_catalogue(request(files, neighbours=3), tmp_path / "out")
    assert column(tmp_path / "out", "owners", "owner", "earned_microcents") == {"X": 45 * 10**7, "Y": 45 * 10**7}


def test_a_derivative_work_shares_with_its_parent_and_needs_its_permission(tmp_path):
    files = by_hand(tmp_path, works__parent=pa.array([None, "a", None]))
    attribute_catalogue(request(files, neighbours=2), tmp_path / "out")
    assert column(tmp_path / "out", "works", "work") == {"a": 55 * 10**7, "b": 15 * 10**7, "c": 2 * 10**8}
    files = by_hand(tmp_path, works__parent=pa.array([None, "a", None]), works__permitted=[False, True, True])
    attribute_catalogue(request(files, neighbours=2), tmp_path / "denied")
    assert column(tmp_path / "denied", "works", "work") == {"a": 0, "b": 0, "c": 9 * 10**8}


def test_usage_and_equal_shares(tmp_path):
    files = by_hand(tmp_path, works__usage=[3.0, 0.0, 1.0])
    attribute_catalogue(request(files, method="usage"), tmp_path / "usage")
    assert column(tmp_path / "usage", "works", "work") == {"a": 75 * 10**7, "b": 0, "c": 25 * 10**7}
    attribute_catalogue(request(files, method="equal_per_work"), tmp_path / "equal")
    assert column(tmp_path / "equal", "works", "work") == {"a": 333333334, "b": 333333333, "c": 333333333}


def test_owners_as_players(tmp_path):
    # Cosines .8 and .6 of Y's b and X's c with a gone: K = 1, v(X) = .6, v(Y) = .8, v(XY) = .8 -> X .3, Y .5 of .8.
    files = by_hand(tmp_path, works__permitted=[False, True, True], outputs__revenue=["8", "0"])
    result = attribute_catalogue(request(files, method="group_shapley", neighbours=1), tmp_path / "out")
    assert column(tmp_path / "out", "owners", "owner", "earned_microcents") == {"X": 3 * 10**8, "Y": 5 * 10**8}
    assert result.undistributed["no_similar_work"] == 0


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("revenue", [None, "12345.67890123", "-0.00000007", "0"])
def test_every_method_conserves_every_microcent(tmp_path, method, revenue):
    files = drawn(tmp_path)
    works, outputs = table(tmp_path, "works"), table(tmp_path, "outputs")
    if method in GROUPED and (revenue is None or revenue.startswith("-")):
        own, revenue = ["7.5"] * 8 + ["0"], None  # owners as players take no refunds
    else:
        own = None if revenue is not None else [row["revenue"] for row in outputs]
    columns = {"output": [row["output"] for row in outputs]} | ({"revenue": own} if own else {})
    vectors, made = ([row["embedding"] for row in rows] for rows in (works, outputs))
    both = {"embedding": embeddings(made), "features": embeddings(made, np.float32)}
    files["outputs"] = write(tmp_path, "outputs", **columns, **both)
    columns = {name: [row[name] for row in works] for name in ("work", "owner")}
    keys = {"usage": np.arange(40) / 7, "source": np.arange(40) % 3}
    both = {"embedding": embeddings(vectors), "features": embeddings(vectors, np.float32)}
    files["works"] = write(tmp_path, "works", **columns, **keys, **both)
    if method == "data_mixture":
        files["mixture"] = write(tmp_path, "mixture", source=np.arange(4), weight=[0.5, 0.0, 2.0, 1.0])
    options = {"method": method, "neighbours": 3, "revenue": revenue, "owner_share": "0.3"}
    options |= {"semivalue": {"sizes": "0.2,0.2,0.1,0.1,0.4"}, "tracin": {"learning_rates": "0.1"}}.get(method, {})
    result = attribute_catalogue(request(files, **options), tmp_path / "out")
    out, total = tmp_path / "out", result.revenue
    people, works = column(out, "people", "person"), column(out, "works", "work")
    assert sum(people.values()) + result.owners + sum(result.undistributed.values()) == total
    assert sum(works.values()) + result.undistributed["no_similar_work"] == total
    by_person: dict = {}
    for line in table(out, "lines"):
        by_person[line["person"]] = by_person.get(line["person"], 0) + line["microcents"]
    assert by_person == {name: paid for name, paid in people.items() if paid}


def test_each_claim_is_within_a_microcent_of_exact(tmp_path):
    files = drawn(tmp_path, outputs=30)
    attribute_catalogue(request(files, neighbours=4, merges_duplicates=False), tmp_path / "out")
    revenue = {row["output"]: int(Decimal(row["revenue"]) * 10**8) for row in table(tmp_path, "outputs")}
    sums: dict = {}
    for row in table(tmp_path / "out", "claims"):
        exact = Fraction(row["share"]) * revenue[row["output"]]
        # 2**31 - 1 whole weights: one more microcent for each 2**31 of the revenue.
        assert abs(row["microcents"] - exact) <= 1 + abs(revenue[row["output"]]) / 2**31
        sums[row["output"]] = sums.get(row["output"], 0) + row["microcents"]
    assert all(total == revenue[output] for output, total in sums.items())


def test_refunds_reverse_exactly(tmp_path):
    files = drawn(tmp_path)
    rows = table(tmp_path, "outputs")
    attribute_catalogue(request(files), tmp_path / "paid")
    vectors = embeddings([row["embedding"] for row in rows])
    back = [str(-Decimal(row["revenue"])) for row in rows]
    files["outputs"] = write(tmp_path, "back", output=[row["output"] for row in rows], embedding=vectors, revenue=back)
    attribute_catalogue(request(files), tmp_path / "refunded")
    paid, refunded = (column(tmp_path / name, "people", "person") for name in ("paid", "refunded"))
    assert refunded == {name: -microcents for name, microcents in paid.items()}


CUTS = [{"shard_works": 7, "chunk_outputs": 2}, {"shard_works": 13}, {"chunk_outputs": 4}, {"shard_works": 40}]
PAID_BY = [
    {"method": "cosine_topk"},
    {"method": "softmax_topk"},
    {"method": "knn_shapley", "eps": 0.05},
    {"method": "knn_shapley"},
]


@pytest.mark.parametrize("kind", [np.int8, np.float32])
@pytest.mark.parametrize("way", PAID_BY)
def test_pieces_of_any_size_give_the_same(tmp_path, way, kind):
    files = drawn(tmp_path, kind=kind)
    whole = attribute_catalogue(request(files, neighbours=5, **way), tmp_path / "whole")
    for number, cut in enumerate(CUTS):
        result = attribute_catalogue(request(files, neighbours=5, **way, **cut), tmp_path / f"cut-{number}")
        assert result.digest == whole.digest


def test_whole_numbers_as_floats_pay_the_same_people(tmp_path):
    results = []
    for kind in (np.int8, np.float32):
        (tmp_path / kind.__name__).mkdir()
        files = drawn(tmp_path / kind.__name__, kind=kind)
        attribute_catalogue(request(files, merges_duplicates=False), tmp_path / f"out-{kind.__name__}")
        results.append(column(tmp_path / f"out-{kind.__name__}", "works", "work"))
    assert max(abs(results[0][work] - results[1][work]) for work in results[0]) <= 9  # a microcent an output


@pytest.mark.parametrize("eps", [0.0, 0.1])
@pytest.mark.parametrize("workers", [1, 2, 7])
def test_threads_give_the_same(tmp_path, workers, eps):
    asked = request(drawn(tmp_path), eps=eps, shard_works=9, chunk_outputs=2)
    alone = attribute_catalogue(asked, tmp_path / "alone")
    with ThreadPoolExecutor(workers) as executor:
        result = attribute_catalogue(asked, tmp_path / "many", executor=executor)
    assert result.digest == alone.digest


@pytest.mark.slow
def test_processes_and_dask_give_the_same(tmp_path):
    distributed = import_module("distributed")
    files = drawn(tmp_path)
    asked = request(files, eps=0.1, shard_works=9, chunk_outputs=2)
    alone = attribute_catalogue(asked, tmp_path / "alone")
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        assert attribute_catalogue(asked, tmp_path / "processes", executor=executor).digest == alone.digest
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None, silence_logs=50
    )
    with cluster, distributed.Client(cluster) as client:
        found = attribute_catalogue(asked, tmp_path / "dask", executor=client.get_executor())
    assert found.digest == alone.digest


def test_the_order_of_credits_and_their_files_does_not_matter(tmp_path):
    files = drawn(tmp_path)
    first = attribute_catalogue(request(files), tmp_path / "first")
    rows = sorted(table(tmp_path, "credits"), key=lambda row: (row["work"], row["person"]))
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    files["credits"] = write(tmp_path, "sorted", **columns)
    other = attribute_catalogue(request(files), tmp_path / "second")
    paid = [column(tmp_path / name, "people", "person") for name in ("first", "second")]
    assert first.people == other.people
    # Odd microcents among equal remainders go by the order of the file; never more than one a work.
    assert max(abs(paid[0][person] - paid[1][person]) for person in paid[0]) <= 40


@pytest.mark.parametrize(("eps", "done"), [(0.1, 7), (0.0, 3)])
def test_an_interrupted_run_goes_on_and_repeats_nothing(tmp_path, monkeypatch, eps, done):
    files, calls = drawn(tmp_path), []
    asked = request(files, eps=eps, shard_works=9, chunk_outputs=2)
    whole = attribute_catalogue(asked, tmp_path / "whole")
    real = run.score

    def stop_in_between(*piece):
        if len(calls) == done:
            raise KeyboardInterrupt
        calls.append(piece)
        real(*piece)

    monkeypatch.setattr(run, "score", stop_in_between)
    with pytest.raises(KeyboardInterrupt):
        attribute_catalogue(asked, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert len(computed(tmp_path / ".out.partial" / "scratch")) == done
    monkeypatch.setattr(run, "score", real)
    result = attribute_catalogue(asked, tmp_path / "out")
    assert result.digest == whole.digest
    assert (result.pieces_found, result.pieces_computed) == (done, whole.pieces_computed - done)
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_revenue_is_linear(tmp_path):
    # What an output pays does not depend on what others bring, and the sum of two revenues pays the sum.
    files, paid = drawn(tmp_path), []
    rows = table(tmp_path, "outputs")
    first = [Decimal(int(x)) / 100 for x in np.random.default_rng(3).integers(0, 10**7, len(rows))]
    second = [Decimal(int(x)) / 100 for x in np.random.default_rng(4).integers(0, 10**7, len(rows))]
    for name, revenue in (
        ("one", first),
        ("two", second),
        ("sum", [a + b for a, b in zip(first, second, strict=True)]),
    ):
        vectors = embeddings([row["embedding"] for row in rows])
        names = [row["output"] for row in rows]
        files["outputs"] = write(tmp_path, name, output=names, embedding=vectors, revenue=[str(x) for x in revenue])
        attribute_catalogue(request(files, merges_duplicates=False), tmp_path / f"out-{name}")
        paid.append(column(tmp_path / f"out-{name}", "works", "work"))
    # Three roundings to whole microcents an output, and whole weights of 2**31 in sum.
    bound = 3 * len(rows) + sum(map(float, [*first, *second])) * 10**8 / 2**31
    assert max(abs(paid[0][work] + paid[1][work] - paid[2][work]) for work in paid[2]) <= bound


def test_results_are_not_overwritten_without_force(tmp_path):
    files = by_hand(tmp_path)
    attribute_catalogue(request(files), tmp_path / "out")
    with pytest.raises(PlaceError, match="--force"):
        attribute_catalogue(request(files), tmp_path / "out")
    attribute_catalogue(request(files, neighbours=2), tmp_path / "out", is_forced=True)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "file").touch()
    with pytest.raises(PlaceError, match="holds other files"):
        attribute_catalogue(request(files), tmp_path / "other", is_forced=True)


def test_thousands_of_contributors_in_one_work(tmp_path):
    files = by_hand(tmp_path)
    files["credits"] = write(tmp_path, "many", work=["a"] * 5000, person=np.arange(5000), points=[1] * 5000)
    attribute_catalogue(request(files, neighbours=2), tmp_path / "out")
    assert set(column(tmp_path / "out", "people", "person").values()) == {4 * 10**8 // 5000}


def test_no_outputs_one_work_and_more_neighbours_than_works(tmp_path):
    files = by_hand(tmp_path)
    nothing = {"output": pa.array([], pa.int64()), "revenue": pa.array([], pa.string())}
    files["outputs"] = write(tmp_path, "none", **nothing, embedding=embeddings(np.zeros((0, 2))))
    result = attribute_catalogue(request(files), tmp_path / "none")
    assert (result.revenue, result.people) == (0, 0)
    files = by_hand(tmp_path)
    files["works"] = write(tmp_path, "one", work=["a"], owner=["X"], embedding=embeddings([[1, 0]]))
    files["credits"] = write(tmp_path, "one-credit", work=["a"], person=["ann"], points=[3])
    result = attribute_catalogue(request(files, neighbours=1000), tmp_path / "one")
    assert (result.people, result.undistributed["no_similar_work"]) == (9 * 10**8, 10**8)


def test_shares_of_one_instead_of_points(tmp_path):
    files = by_hand(tmp_path)
    files["credits"] = write(
        tmp_path, "shares", work=["a", "a", "b", "c"], person=["ann", "bob", "bob", "cy"], share=[0.25, 0.75, 1.0, 1.0]
    )
    attribute_catalogue(request(files, neighbours=2), tmp_path / "out")
    assert column(tmp_path / "out", "people", "person") == {"ann": 10**8, "bob": 6 * 10**8, "cy": 2 * 10**8}
    files["credits"] = write(
        tmp_path, "sums", work=["a", "a", "b", "c"], person=["ann", "bob", "bob", "cy"], share=[1.0, 3.0, 2.0, 9.0]
    )
    attribute_catalogue(request(files, neighbours=2, normalises_shares=True), tmp_path / "normal")
    assert column(tmp_path / "normal", "people", "person") == {"ann": 10**8, "bob": 6 * 10**8, "cy": 2 * 10**8}
