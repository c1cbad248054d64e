"""The parts of the page Calendar: the year as days, term dates, the clocks, and what if."""
