"""The standard normal's inverse distribution function: one value, and many of the tails."""

import math

import numpy as np
import numpy.typing as npt

from simulator.kernels.compile import kernel
from simulator.kernels.inlined import inlined

F8 = npt.NDArray[np.float64]

# Wichura (1988), Algorithm AS 241, PPND16: rational approximations in three regions, lowest power first.
CENTRE = (
    3.3871328727963666080, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
    4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3,
)  # fmt: skip
CENTRE_BELOW = (
    1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
    2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3,
)  # fmt: skip
TAIL = (
    1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
    1.27045825245236838258, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
)  # fmt: skip
TAIL_BELOW = (
    1.0, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
    1.4810397642748007459e-1, 1.51986665636164571966e-2, 5.475938084995344946e-4, 1.05075007164441684324e-9,
)  # fmt: skip
FAR = (
    6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 2.96560571828504891230e-1,
    2.6532189526576123093e-2, 1.2426609473880784386e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
)  # fmt: skip
FAR_BELOW = (
    1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
    7.868691311456132591e-4, 1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
)  # fmt: skip


@inlined
def polynomial(powers: tuple[float, ...], x: float) -> float:
    """The polynomial of degree 7 with these coefficients, lowest power first, by Horner's rule."""
    value = powers[7]
    for power in range(6, -1, -1):
        value = value * x + powers[power]
    return value


CENTRAL, CENTRAL_SQUARE = 0.425, 0.180625  # how far from 0.5 the central approximation holds
NEAR = 5.0  # up to what root of -log(tail) the first approximation of tails holds: down to 1.4e-11
SMALLEST = 5e-324  # of all floats, so that the logarithm is finite


@inlined
def central_normal(centred: float) -> float:
    """The z with Phi(z) = 0.5 + `centred`, within CENTRAL of the middle; no branch, so that loops vectorise."""
    square = CENTRAL_SQUARE - centred * centred
    return centred * polynomial(CENTRE, square) / polynomial(CENTRE_BELOW, square)


@inlined
def near_tail(root: float) -> float:
    """The z with 1 - Phi(z) = exp(-root^2), for roots up to NEAR."""
    return polynomial(TAIL, root - 1.6) / polynomial(TAIL_BELOW, root - 1.6)


@inlined
def inverse_normal(probability: float) -> float:
    """The z with Phi(z) = `probability`, to about 1e-16 relative; -inf and inf at 0 and 1, NaN outside.

    Wichura (1988), "The Percentage Points of the Normal Distribution", Applied Statistics 37(3), AS 241.
    """
    centred = probability - 0.5
    if abs(centred) <= CENTRAL:
        return central_normal(centred)
    tail = probability if centred < 0.0 else 1.0 - probability
    if tail <= 0.0:
        edge = math.inf if tail == 0.0 else math.nan
    else:
        root = math.sqrt(-math.log(tail))
        if root <= NEAR:
            edge = near_tail(root)
        else:
            edge = polynomial(FAR, root - 5.0) / polynomial(FAR_BELOW, root - 5.0)
    return -edge if centred < 0.0 else edge


@kernel
def tail_normals(probabilities: F8) -> None:
    """`inverse_normal` of each of these (n,) beyond CENTRAL, in place; in steps, so that all but the log vectorise."""
    roots, values = np.empty(probabilities.size), np.empty(probabilities.size)
    for i in range(probabilities.size):
        tail = min(probabilities[i], 1.0 - probabilities[i])
        roots[i] = math.log(max(tail, SMALLEST))
    for i in range(probabilities.size):
        roots[i] = math.sqrt(-roots[i])
        values[i] = near_tail(roots[i])
    for i in range(probabilities.size):
        if not roots[i] <= NEAR:  # one in 10^11, and whatever is no probability
            probabilities[i] = inverse_normal(probabilities[i])
        else:
            probabilities[i] = values[i] if probabilities[i] > 0.5 else -values[i]
