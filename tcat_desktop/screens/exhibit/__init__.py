"""The parts of the exhibit page: one view for each kind of file, and the cards beside it."""
