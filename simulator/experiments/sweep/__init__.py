"""Any figure or clause over a grid or a Latin hypercube, every point under the same luck."""
