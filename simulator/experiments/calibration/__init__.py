"""Calibration: which free parameters figures from the world can tell, by recovering truths that we set ourselves."""
