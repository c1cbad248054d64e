"""The parts of the case file page: its header, what happened, and the cards beside it."""
