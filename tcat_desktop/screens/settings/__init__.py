"""The parts of the Settings page: one's own, the accounts, and the schools with their terms."""
