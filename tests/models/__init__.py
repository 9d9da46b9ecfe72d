"""Tests of what is true: tables, rules and figures."""
