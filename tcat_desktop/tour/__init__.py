"""The tour: one case walked through the real windows, from first report to complaints handover."""
