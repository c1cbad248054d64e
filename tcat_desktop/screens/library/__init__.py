"""The parts of the library page: the kinds, the entries, and an editor in labelled fields."""
