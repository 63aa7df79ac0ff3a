"""Plans of runs and the runner."""
