"""How thorough a sensitivity analysis is asked to be, and how many points that makes."""

from dataclasses import dataclass

from simulator.experiments.sensitivity.problem import Problem

REST = "all others"
LUCK_WORLDS = 16  # that differ in luck alone, at the centre: so many pin a variance down to within a half and double


@dataclass(frozen=True)
class Asked:
    """Trajectories of the screening; base samples of the shares, a power of two; figures with a share of their own.

    `luck` is the number of worlds at every point, the same ones everywhere.
    """

    trajectories: int = 6
    samples: int = 32
    kept: int = 5
    luck: int = 1
    is_screen_only: bool = False

    def screening_points(self, problem: Problem) -> int:
        """The centre, both ends of each figure, and the trajectories; the most there can be."""
        figures = len(problem.figures)
        return 1 + 2 * figures + self.trajectories * (figures + 1)

    def share_points(self, problem: Problem) -> int:
        """Two base samples, and one of each figure kept, of the rest, of each group; the dummy is in both, run once."""
        return self.samples * (2 + self.kept + 1 + len(set(problem.groups)))

    def points(self, problem: Problem) -> int:
        """All points, times worlds, and the worlds of luck alone."""
        shares = 0 if self.is_screen_only else self.share_points(problem)
        return (self.screening_points(problem) + shares) * self.luck + LUCK_WORLDS
