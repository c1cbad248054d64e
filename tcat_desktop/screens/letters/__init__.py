"""The parts of the Letters page: the register, the paper, its details, and writing one."""
