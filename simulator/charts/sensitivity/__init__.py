"""Pictures of a sensitivity analysis, drawn from its summary alone."""
