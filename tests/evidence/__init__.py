"""Tests of the readers of evidence, one file for each."""
