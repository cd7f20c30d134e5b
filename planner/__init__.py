"""Årshjul: an annual-cycle calendar for Danish municipalities."""
