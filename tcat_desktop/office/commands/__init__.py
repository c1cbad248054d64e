"""Everything staff can do, one file a command or a close family of them."""
