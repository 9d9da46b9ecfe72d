"""Measurements, run by hand or by `python -m tests.bench`; never part of the tests."""
