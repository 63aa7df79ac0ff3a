"""Worlds whose answers are known in closed form: moments that are linear in the parameters, and normal errors."""

import numpy as np

from simulator.kernels.philox import normals, uniforms

SLOPES = np.array([[8.0, 2.0, 0.0], [1.0, 6.0, 0.0], [3.0, -4.0, 0.0], [0.0, 9.0, 0.0]])  # the third tells nothing


def normal(rows, columns, seed, which=0):
    ids = np.arange(rows, dtype=np.uint32)
    return np.stack([normals(seed, ids, column, 31, which) for column in range(columns)], axis=1)


def uniform(rows, columns, seed, which=0):
    ids = np.arange(rows, dtype=np.uint32)
    return np.stack([uniforms(seed, ids, column, 31, which) for column in range(columns)], axis=1)


def linear(points):
    return points @ SLOPES.T
