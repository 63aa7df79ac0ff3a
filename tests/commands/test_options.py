"""Options as chosen, and as words again."""

import shlex

from hypothesis import given
from hypothesis import strategies as st

from simulator.commands.options import Chosen


def test_later_changes_win():
    assert Chosen(set_=("a=1", "b=x=y", "a=2")).changes == {"a": "2", "b": "x=y"}


def test_the_command_by_hand():
    chosen = Chosen(set_=("royalty.rate=0.2",), regime=("my bill.yaml",), seed=2**62 + 1, reps=3, scale=0.1)
    assert chosen.command("run", "study") == (
        f"residuals run study --set royalty.rate=0.2 --regime 'my bill.yaml' --scale 0.1 --reps 3 --seed {2**62 + 1}"
    )


@given(st.lists(st.tuples(st.text("abc.", min_size=1), st.text()), max_size=3))
def test_words_survive_the_shell(pairs):
    chosen = Chosen(set_=tuple(f"{key}={value}" for key, value in pairs))
    words = shlex.split(chosen.command("run", "study"))
    assert [word for word in words[3:] if word != "--set"] == list(chosen.set_)
