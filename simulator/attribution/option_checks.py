"""Options of an attribution that make no sense, each in one line."""

import math

from simulator.attribution.request import METHODS, UTILITIES, Request, numbers, words
from simulator.kernels.semivalues import SUM_TOLERANCE

LEAST_MEMORY = 2**28
FEWEST_ORDERS = 2  # an error needs two


def option_lines(request: Request) -> list[str]:
    """A line for every option that is out of its range, or that the method needs or can't use."""
    return [*range_lines(request), *utility_lines(request), *size_lines(request), *gradient_lines(request)]


def range_lines(request: Request) -> list[str]:
    """Numbers out of range."""
    checks = {
        f"--method {request.method!r} is not one of {', '.join(METHODS)}": request.method not in METHODS,
        f"--neighbours is {request.neighbours}; it must be at least 1": request.neighbours < 1,
        f"--eps is {request.eps}; it lies in 0 (exact) to 1": not 0.0 <= request.eps <= 1.0,
        f"--temperature is {request.temperature}; it must not be negative": not request.temperature >= 0.0,
        f"--memory is {request.memory} bytes; the least is 256MiB": request.memory < LEAST_MEMORY,
        f"--shard-works is {request.shard_works}; it must be at least 1": request.shard_works < 1,
        f"--chunk-outputs is {request.chunk_outputs}; it must be at least 1": request.chunk_outputs < 1,
        f"--orders is {request.orders}; it must be at least 2": request.orders < FEWEST_ORDERS,
    }
    return [line for line, is_wrong in checks.items() if is_wrong]


def utility_lines(request: Request) -> list[str]:
    """Labels and mixtures where they have no place, or are missing."""
    is_mixture = request.method == "data_mixture"
    is_misplaced = request.utility == "label" and request.method != "knn_shapley"
    checks = {
        f"--utility {request.utility!r} is not one of {', '.join(UTILITIES)}": request.utility not in UTILITIES,
        f"--utility label goes with knn_shapley, not with {request.method}": is_misplaced,
        "data_mixture needs --mixture: Parquet with source and weight": is_mixture and request.mixture is None,
        "--mixture goes with data_mixture only": not is_mixture and request.mixture is not None,
    }
    return [line for line, is_wrong in checks.items() if is_wrong]


def size_lines(request: Request) -> list[str]:
    """What is wrong with the parameters of beta_shapley and semivalue."""
    if request.method == "beta_shapley" and not (0.0 < request.alpha < math.inf and 0.0 < request.beta < math.inf):
        return [f"--alpha is {request.alpha} and --beta {request.beta}; both must be finite and positive"]
    if request.method != "semivalue":
        return ["--sizes goes with semivalue only"] * (request.sizes != "")
    try:
        sizes = numbers(request.sizes)
    except ValueError as error:
        return [f"--sizes: {error}"]
    is_right = sizes and all(0.0 <= size <= 1.0 for size in sizes) and abs(sum(sizes) - 1.0) <= SUM_TOLERANCE
    return [] if is_right else ["--sizes: semivalue needs chances that sum to 1, for 0, 1, ... other owners"]


def gradient_lines(request: Request) -> list[str]:
    """What is wrong with the parameters of tracin and trak."""
    if request.method == "trak" and not 0.0 < request.lambda_reg < math.inf:
        return [f"--lambda is {request.lambda_reg}; it must be positive and finite"]
    if request.method != "tracin":
        return ["--learning-rates goes with tracin only"] * (request.learning_rates != "")
    try:
        rates = numbers(request.learning_rates)
    except ValueError as error:
        return [f"--learning-rates: {error}"]
    columns = words(request.features)
    if len(rates) != len(columns) or not rates:
        return [f"--learning-rates has {len(rates)} numbers and --features {len(columns)} columns; each needs its own"]
    return [f"--learning-rates: {rate} is not finite" for rate in rates if not math.isfinite(rate)]
