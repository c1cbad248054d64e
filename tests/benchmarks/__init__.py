"""Measurements, each beside its floor or its peer, in one run: ``python -m tests.benchmarks``."""
