"""Arrays in, arrays out: Numba kernels that know no model."""
