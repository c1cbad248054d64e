"""Everything staff can ask; each answer is a frozen view model that a page shows as it stands."""
