"""The parts of the takedown page: the ladder, one pack with its fields, and what was asked."""
