"""Exact KNN-Shapley and TRAK scores against the published libraries, each on what it takes itself, on one thread.

The libraries value by labels, so that ours does too here. Slow ones get fewer outputs; times are a pair of a work and
an output, in which all are linear. A library that is not installed, or fails, is named and left out. They need an
environment of their own, since OpenDataVal holds NumPy below 2: `pip install numba threadpoolctl tqdm pyarrow pydvl
shapiq opendataval dattri datascope traker faiss-cpu scikit-learn "transformers<4.38"`, and PYTHONPATH at the clone.
NumPy below 2 brings a BLAS that does not know the newest processors: OPENBLAS_CORETYPE=SKYLAKEX helps both sides there.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from time import process_time
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from simulator.kernels.gradients import trak
from simulator.kernels.label_knn import label_knn_shapley
from simulator.kernels.similarity import norms

NEIGHBOURS, LABELS, DIMENSIONS = 10, 10, 64
ROUNDS = 3
MOST_FOR_ALL = 50_000  # works beyond which only the two fastest peers are asked

World = tuple[Any, Any, Any, Any]


def drawn(works: int, outputs: int) -> World:
    """Embeddings in -127 to 127 and labels."""
    luck = np.random.default_rng(1)
    vectors = [luck.integers(-127, 128, (rows, DIMENSIONS)).astype(np.int8) for rows in (works, outputs)]
    return *vectors, luck.integers(0, LABELS, works), luck.integers(0, LABELS, outputs)


def ours(world: World) -> object:
    """Cosine, exact."""
    works, made, labels, wanted = world
    return label_knn_shapley(works, norms(works), np.ones(len(works), bool), labels, made, wanted, NEIGHBOURS)


def pydvl(world: World) -> object:
    """Its classifier with cosine distances."""
    neighbours, methods = import_module("sklearn.neighbors"), import_module("pydvl.valuation.methods")
    dataset = import_module("pydvl.valuation.dataset").Dataset
    works, made, labels, wanted = world
    model = neighbours.KNeighborsClassifier(NEIGHBOURS, metric="cosine", algorithm="brute")
    test = dataset(made.astype(float), wanted)
    return methods.KNNShapleyValuation(model, test, progress=False).fit(dataset(works.astype(float), labels))


def opendataval(world: World) -> object:
    """Euclidean distances of torch tensors."""
    torch = import_module("torch")
    evaluator = import_module("opendataval.dataval").KNNShapley(NEIGHBOURS, batch_size=1000)
    works, made, labels, wanted = world
    one_hot = [torch.eye(LABELS)[torch.as_tensor(kind)] for kind in (labels, wanted)]
    vectors = [torch.as_tensor(part.astype(np.float32)) for part in (works, made)]
    return evaluator.input_data(vectors[0], one_hot[0], vectors[1], one_hot[1]).train_data_values()


def datascope(world: World) -> object:
    """K = 1, the only one that it does fast."""
    shapley, utility = (import_module(f"datascope.importance.{name}") for name in ("shapley", "utility"))
    accuracy = utility.SklearnModelAccuracy(import_module("sklearn.neighbors").KNeighborsClassifier(1))
    works, made, labels, wanted = world
    method = shapley.ShapleyImportance(method="neighbor", utility=accuracy)
    return method.fit(works.astype(float), labels).score(made.astype(float), wanted)


def dattri(world: World) -> object:
    """Data loaders, Euclidean distances."""
    torch = import_module("torch")
    attributor = import_module("dattri.algorithm.data_shapley").KNNShapleyAttributor(NEIGHBOURS)
    works, made, labels, wanted = world
    loaders = [
        torch.utils.data.DataLoader(torch.utils.data.TensorDataset(torch.as_tensor(part.astype(np.float32))), 1000)
        for part in (works, made)
    ]
    return attributor.attribute(loaders[0], loaders[1], labels.tolist(), wanted.tolist())


def seconds(function: Callable[[], object], rounds: int) -> float:
    """The median CPU time of a few calls after one that does not count; one thread, so that others do not matter."""
    times = []
    for _ in range(rounds + 1):
        start = process_time()
        function()
        times.append(process_time() - start)
    return float(np.median(times[1:]))


def compare_knn(works: int, outputs: int) -> None:
    """Ours before and after each peer, so that both see the same machine."""
    print(f"exact KNN-Shapley by labels, {works:,} works x {outputs:,} outputs, K = {NEIGHBOURS}")
    for peer, share, rounds in ((opendataval, 1, 1), (datascope, 1, 1), (pydvl, 20, 1), (dattri, 100, 1)):
        if works > MOST_FOR_ALL and peer not in (opendataval, pydvl):
            continue
        fewer = max(outputs // share, 2)
        world, small = drawn(works, outputs), drawn(works, fewer)
        try:
            theirs = seconds(lambda small=small, peer=peer: peer(small), rounds) / (works * fewer)
        except Exception as error:  # noqa: BLE001 - whatever a peer fails with is its result
            print(f"  {peer.__name__:<12} failed: {type(error).__name__}: {str(error)[:80]}")
            continue
        own = seconds(lambda world=world: ours(world), ROUNDS) / (works * outputs)
        print(
            f"  {peer.__name__:<12} {theirs * 1e9:10.1f} ns a pair, ours {own * 1e9:6.2f}: {theirs / own:8.0f} x ours"
        )


def compare_trak(works: int, features: int, outputs: int) -> None:
    """Scores from projected gradients, as traker computes them."""
    luck = np.random.default_rng(2)
    own = luck.normal(size=(works, features)).astype(np.float32)
    made = luck.normal(size=(outputs, features)).astype(np.float32)
    try:
        torch, computers = import_module("torch"), import_module("trak.score_computers")
    except ImportError as error:
        print(f"  traker: not installed ({error})")
        return
    torch.set_num_threads(1)
    computer = computers.BasicScoreComputer(torch.float32, "cpu", lambda_reg=1.0)
    gradients, targets = torch.as_tensor(own), torch.as_tensor(made)

    def theirs() -> object:
        inside = computer.get_x_xtx_inv(gradients, computer.get_xtx(gradients))
        scores = torch.zeros(works, outputs)
        computer.get_scores(inside, targets, scores)
        return scores

    times = seconds(theirs, ROUNDS), seconds(lambda: trak(own, made, 1.0), ROUNDS)
    print(
        f"TRAK scores n = {works:,}, p = {features}, m = {outputs:,}: traker {times[0]:.2f} s, ours {times[1]:.2f} s,"
    )
    print(f"  {times[0] / times[1]:.1f} x ours")


if __name__ == "__main__":
    sizes = [int(word) for word in sys.argv[1:3]] or [10_000, 1_000]
    with threadpool_limits(1):
        compare_knn(sizes[0], sizes[1])
        if sizes[0] <= MOST_FOR_ALL:
            compare_trak(50_000, 512, 1_000)
