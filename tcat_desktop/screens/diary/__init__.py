"""The diary on the screen: weeks and days of rooms and people, and what is done with a time."""
