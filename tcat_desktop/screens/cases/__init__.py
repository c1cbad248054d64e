"""The parts that the pages Cases and Search are made of."""
