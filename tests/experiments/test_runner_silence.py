"""A cluster that went away without a word: the run ends, and says so."""

from concurrent.futures import Executor, Future
from types import SimpleNamespace

import pytest

from simulator.experiments import runner
from simulator.experiments.faults.victim import BATCHES, REGIMES, Victim
from simulator.experiments.runner import RunsLostError
from simulator.experiments.serial import Serial


class Silent(Executor):
    """Does a few tasks, then never answers; its client notices after a while."""

    def __init__(self, tasks, looks):
        self.left, self.looks = tasks, looks

    @property
    def _client(self):
        self.looks -= 1
        return SimpleNamespace(status="connecting" if self.looks > 0 else "closed")

    def submit(self, *work, **named):
        """Do it, or keep silent for ever."""
        self.left -= 1
        return Serial().submit(*work, **named) if self.left >= 0 else Future()


@pytest.mark.parametrize("tasks", [0, 5])
def test_silence_ends_when_the_client_has_given_up(tmp_path, monkeypatch, tasks):
    monkeypatch.setattr(runner, "SECONDS_OF_SILENCE", 0.01)
    victim, executor = Victim(tmp_path), Silent(tasks, looks=3)
    victim.begin()
    lost = (BATCHES - tasks) * REGIMES
    with pytest.raises(RunsLostError, match=rf"{lost} runs did not come back .*scheduler went away.*goes on"):
        victim.carry_out(executor)
    assert len(victim.kept()) == tasks
    assert executor.looks <= 0  # it was asked until it had given up
