"""Tests through the office's one door, on a real encrypted database."""
