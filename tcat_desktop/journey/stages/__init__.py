"""The six stages of the route, one file each."""
