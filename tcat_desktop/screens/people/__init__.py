"""The parts of the People page: the form of one person's details."""
