"""The first run: schools, the first person, the Code and the recovery sheet, step by step."""
