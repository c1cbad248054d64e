"""The parts of the reception book: doors, booking, confirmation, and the visitors of today."""
