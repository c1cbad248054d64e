"""The parts of the Minutes page: agenda, attendance, what was said, points, actions and paper."""
