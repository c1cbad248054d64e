"""What the school sends on paper: letters, minutes, slips, sheets and the printed case."""
