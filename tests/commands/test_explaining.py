"""`residuals explain`."""

import pytest

from tests.commands.fakes import residuals


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("labour.separation", ["9 %", "bls_ooh_2024", "grade"]),
        ("separation", ["labour.separation"]),
        ("hours/craft=camera", ["in hours", "quarters add up"]),
        ("residual_gini", ["less is better", "mean of its quarters"]),
        ("statutory_levy", ["royalty:", "5 %"]),
        ("gema_2024", ["GEMA", "30 per cent"]),
        ("royalty.ai_revenue", ["rate x AI revenue"]),
    ],
)
def test_what_is_known(key, words):
    answer = residuals("explain", key)
    assert answer.exit_code == 0
    assert all(word in answer.stdout for word in words)


@pytest.mark.parametrize(("key", "near"), [("huors", "hours"), ("labour.seperation", "labour.separation")])
def test_an_unknown_key_gets_the_nearest(key, near):
    answer = residuals("explain", key)
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert f'did you mean "{near}"' in answer.stderr
