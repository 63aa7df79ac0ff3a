"""Scenario discovery: where, among uncertain figures, a claim about two regimes stops holding."""
