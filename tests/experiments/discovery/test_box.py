"""What a box holds."""

import numpy as np

from simulator.experiments.discovery.box import Box

POINTS = np.array([[0.0, 5.0], [1.0, 6.0], [2.0, 7.0]])


def test_the_whole_holds_everything_and_restricts_nothing():
    whole = Box.whole(2)
    assert whole.holds(POINTS).all()
    assert whole.restricted == []


def test_both_ends_are_included():
    box = Box.whole(2).with_low(0, 1.0).with_high(1, 6.0)
    assert box.holds(POINTS).tolist() == [False, True, False]
    assert box.restricted == [0, 1]


def test_a_box_is_limited_to_the_ends_of_another():
    box, other = Box.whole(2).with_low(0, 1.0).with_high(0, 1.5).with_low(1, 6.0), Box.whole(2).with_high(0, 9.0)
    limited = box.limited_to(other)
    assert limited.restricted == [0]
    assert (limited.low[0], limited.high[0]) == (-np.inf, 1.5)


def test_a_freed_axis_holds_again_what_it_kept_out_and_the_old_box_stays_as_it_was():
    box = Box.whole(2).with_low(0, 1.0).with_high(0, 1.5)
    assert box.freed(0).holds(POINTS).all()
    assert box.holds(POINTS).tolist() == [False, True, False]
