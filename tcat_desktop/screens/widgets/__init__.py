"""The parts that pages are made of, one noun a file; each docstring shows how it is used."""
