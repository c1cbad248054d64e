"""A fictional trust, made through the office's own door, for trials, demonstrations and tests."""
