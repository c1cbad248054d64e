"""The conduct desk: how a school office handles a parent's post, message or photo, fairly."""

__version__ = "0.1.0"
