"""Panel bundles in the office: what goes in, how each exhibit gets onto paper, and what is kept."""
