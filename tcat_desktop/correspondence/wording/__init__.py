"""The words of a letter, in a small language of our own that can only print what it is given."""
