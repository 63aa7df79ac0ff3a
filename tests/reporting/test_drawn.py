"""A chart in a notebook has plain colours and words, and asks nobody for a script."""

import pandas as pd

from simulator.charts.published import collapse
from simulator.reporting.drawn import drawn


def test_a_still_picture_with_words():
    table = pd.DataFrame([{"generation": n, "times": float(n), "data": data} for n in (1, 2) for data in ("a", "b")])
    page = drawn(collapse(table), 'the "first" and second').data
    assert 'aria-label="the &quot;first&quot; and second"' in page
    assert "<svg" in page
    assert "var(--" not in page
    assert "<script" not in page
