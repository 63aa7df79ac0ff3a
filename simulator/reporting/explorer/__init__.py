"""The deal explorer: a page with a slider for each varied clause, filled from runs and read without a network."""
