"""Which uncertain figures move the answer: screening, Sobol indices, sweeps (SALib samples and analyses)."""
