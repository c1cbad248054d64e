"""The panel bundle: everything a complaint panel reads, in one PDF with one run of page numbers."""
