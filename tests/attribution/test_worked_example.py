"""The notebook's small example, by hand."""

import pytest

from simulator.attribution.worked_example import example_payments, labelled_totals, totals_beyond_n


def test_what_each_method_pays():
    paid = example_payments(2, 90.0)
    assert paid["equal_per_work"] == pytest.approx([30, 30, 30])
    assert paid["usage"] == pytest.approx([11.25, 22.5, 56.25])
    assert paid["cosine_topk"] == pytest.approx([50, 40, 0])
    assert paid["knn_shapley"] == pytest.approx([40, 30, 20])
    assert paid["group_shapley, each work a group"] == pytest.approx([40, 30, 20])
    assert paid["leave_one_out, each work a group"] == pytest.approx([60, 30, 0])
    assert all(sum(parts) == pytest.approx(90) for parts in paid.values())


def test_totals_beyond_n():
    # At K = 4 the worth of all is 2.4 / 4; the start .6 / 3 in place of .6 / 4 adds 3 x (.2 - .15) to the sum.
    rows = totals_beyond_n(5)
    assert all(row["ours"] == pytest.approx(row["worth of all"]) for row in rows)
    assert [row["with the published start"] == pytest.approx(row["ours"]) for row in rows] == [True] * 3 + [False] * 2
    assert rows[3]["with the published start"] == pytest.approx(0.6 + 0.15)


def test_labelled_totals():
    # K = 1 to 3: the K nearest are all right, 1. K = 4, 5, 6: three right ones of K places.
    rows = labelled_totals(6)
    assert [row["worth of all"] for row in rows] == pytest.approx([1, 1, 1, 0.75, 0.6, 0.5])
    assert [row["ours"] for row in rows] == pytest.approx([1, 1, 1, 0.75, 0.6, 0.5])
    assert rows[3]["pyDVL 0.10.0"] == rows[3]["dattri 0.3.0"] == 1.0
