"""Occurrences as iCalendar (RFC 5545, RFC 7986) and back."""
