"""Measurements side by side with other engines: `python -m tests.benchmarks`; never a test."""
