"""The parts of the bundle's page: what goes in, the pages themselves, and what is covered."""
