"""The parts of “Log a concern”: risk, words, people, files, clauses, and what is said when sent."""
