"""Faults on purpose: an ensemble is hurt at drawn moments, gone on with, and what was lost is counted."""
