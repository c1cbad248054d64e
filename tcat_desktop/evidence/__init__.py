"""What is gathered: what kind of file arrived, told by its content and never by its name."""
