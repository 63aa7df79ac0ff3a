"""Results of other people, reproduced by this model's own functions: citation, their value, ours, tolerance."""
