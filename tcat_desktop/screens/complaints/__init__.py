"""Parts of the page “Complaints”: the list, one complaint, its panel, its forms, the register."""
