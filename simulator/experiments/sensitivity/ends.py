"""One at a time: every figure at the lower and at the upper end of its range, the others as the files have them."""

from collections.abc import Iterator, Mapping

from simulator.experiments.sensitivity.problem import Problem, ends_of


def ends(problem: Problem) -> Iterator[Mapping[str, float]]:
    """The central point, then two points a figure, low and high."""
    centre = problem.centre()
    yield centre
    for path, figure in problem.figures.items():
        yield from (centre | {path: end} for end in ends_of(figure))
