"""Where everything is kept: the encrypted database, the shelf beside it, and their keys."""
