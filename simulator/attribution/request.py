"""What was asked for: files, method and its parameters, sizes of the pieces that the work is cut into."""

import json
from dataclasses import asdict, dataclass
from hashlib import file_digest, sha256
from pathlib import Path

from simulator.attribution.dollars import microcents_of
from simulator.attribution.faults import raise_if
from simulator.money import PARTS_PER_BILLION

SPARSE = ("cosine_topk", "softmax_topk")
FLAT = ("equal_per_work", "usage", "data_mixture")
GROUPED = ("group_shapley", "banzhaf", "beta_shapley", "semivalue", "leave_one_out")
GRADIENT = ("grad_dot", "grad_cos", "tracin", "trak")
METHODS = ("knn_shapley", *SPARSE, *FLAT, *GROUPED, *GRADIENT)
UTILITIES = ("similarity", "label")

FILES = {"works", "outputs", "credits", "mixture"}
BYTES = {"KiB": 2**10, "MiB": 2**20, "GiB": 2**30}


@dataclass(frozen=True)
class Request:
    """One attribution. `eps` above 0 truncates knn_shapley; memory in bytes; owner_share of a work's pot, as text.

    features, learning_rates and sizes are lists as text: columns with gradients, one rate for each of them (tracin),
    and the chance of each number of other owners (semivalue). mixture is a file (data_mixture).
    """

    works: Path
    outputs: Path
    credits: Path | None = None
    mixture: Path | None = None
    method: str = "knn_shapley"
    utility: str = "similarity"
    neighbours: int = 10
    eps: float = 0.0
    temperature: float = 0.1
    alpha: float = 1.0
    beta: float = 1.0
    sizes: str = ""
    features: str = "features"
    learning_rates: str = ""
    lambda_reg: float = 1.0
    orders: int = 1000
    seed: int = 0
    revenue: str | None = None
    owner_share: str = "0"
    merges_duplicates: bool = True
    normalises_shares: bool = False
    has_lines: bool = True
    memory: int = 2**32
    shard_works: int = 1 << 20
    chunk_outputs: int = 256

    @property
    def is_sparse(self) -> bool:
        """Whether only the nearest works of an output are paid, so that shards need only hand on theirs."""
        is_cut = self.eps > 0.0 and self.utility == "similarity"
        return self.method in SPARSE or (is_cut and self.method in ("knn_shapley", *GROUPED))

    @property
    def vectors(self) -> list[str]:
        """The columns that say how alike things are: embeddings, or gradients."""
        return words(self.features) if self.method in GRADIENT else ["embedding"]

    @property
    def owner_ppb(self) -> int:
        """The owner's share in whole parts per billion."""
        return microcents_of(self.owner_share) * 10

    def check(self) -> None:
        """Raise AttributionError with a line for every option that makes no sense."""
        from simulator.attribution.option_checks import option_lines

        lines = option_lines(self)
        lines += [f"there is no file {path}" for path in self._files() if not path.is_file()]
        lines += _refusal("--owner-share", self.owner_share) + _refusal("--revenue", self.revenue)
        raise_if(lines or [f"--owner-share is {self.owner_share}; a share lies in 0 to 1"] * self._has_bad_share())

    def _has_bad_share(self) -> bool:
        return not 0 <= self.owner_ppb <= PARTS_PER_BILLION

    def _files(self) -> list[Path]:
        return [path for path in (self.works, self.outputs, self.credits, self.mixture) if path is not None]

    def inputs(self) -> dict[str, str]:
        """The name of each input file and the hash of its bytes."""
        return {path.name: _hash(path) for path in self._files()}

    def fingerprint(self) -> str:
        """A hash of the inputs and of everything that decides results or the pieces of the work."""
        own = {key: str(value) for key, value in asdict(self).items() if key not in FILES}
        return sha256(json.dumps([self.inputs(), own], sort_keys=True).encode()).hexdigest()


def words(text: str) -> list[str]:
    """The parts of a list with commas."""
    return [part.strip() for part in text.split(",") if part.strip()]


def numbers(text: str) -> list[float]:
    """The numbers of a list with commas; ValueError, in words, for anything else."""
    try:
        return [float(part) for part in words(text)]
    except ValueError:
        raise ValueError(f"{text!r} is not a list of numbers such as 0.1,0.05") from None


def bytes_of(text: str) -> int:
    """Bytes of text such as 4GiB or 512MiB; ValueError for anything else."""
    number, unit = text[:-3], text[-3:]
    if unit not in BYTES or not number.isdecimal():
        raise ValueError(f"{text!r} is not a size such as 4GiB or 512MiB")
    return int(number) * BYTES[unit]


def _refusal(option: str, amount: str | None) -> list[str]:
    try:
        microcents_of(amount or "0")
    except ValueError as error:
        return [f"{option}: {error}"]
    return []


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
