"""The parts of the page on which the words of letters are changed and signed off."""
