"""The core: rules, days and their expansion to occurrences. Pure functions; no web, no database, no clock."""
