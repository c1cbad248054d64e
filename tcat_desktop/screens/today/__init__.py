"""The parts that the page Today is made of."""
