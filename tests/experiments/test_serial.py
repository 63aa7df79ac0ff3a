"""An executor that works on the spot."""

import pytest

from simulator.experiments.serial import Serial


def test_a_task_is_done_when_it_is_handed_in():
    future = Serial().submit(divmod, 7, 2)
    assert future.done()
    assert future.result() == (3, 1)


def test_its_error_waits_in_the_future():
    future = Serial().submit(divmod, 7, 0)
    with pytest.raises(ZeroDivisionError):
        future.result()
