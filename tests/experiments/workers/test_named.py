"""What a manifest says of an executor."""

from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

from simulator.experiments import code
from simulator.experiments.pool import cores
from simulator.experiments.serial import Serial
from simulator.experiments.workers import named
from simulator.experiments.workers.alike import Workers

FAR = SimpleNamespace(workers=Workers(2, 6, ("i486", "z80"), is_here=False, notes=("slow",)))
HERE = SimpleNamespace(workers=Workers(3, 3, ("z80",), is_here=True))


def test_each_has_its_words():
    executors = (None, Serial(), FAR, HERE, ThreadPoolExecutor(1))
    assert [named.in_words(executor) for executor in executors] == [
        f"{cores()} processes",
        "this process",
        "dask, 2 workers elsewhere, 6 threads",
        "dask, 3 workers here, 3 threads",
        "ThreadPoolExecutor",
    ]


def test_how_many_batches_are_worked_on_at_once():
    assert [named.at_once(executor) for executor in (None, Serial(), FAR, HERE)] == [cores(), 1, 6, 3]


def test_kinds_of_cpu_and_notes():
    assert [named.cpus(executor) for executor in (None, FAR)] == [code.cpu(), "i486, z80"]
    assert [named.notes(executor) for executor in (None, FAR, HERE)] == [(), ("slow",), ()]
