"""Edits: pure functions from one calendar to the next, each a thing that somebody decides."""
