"""Solutions of a bargaining problem, given a table of payoffs."""
